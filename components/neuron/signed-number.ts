import { formatNumber, MINUS } from '#lib/format/number.ts'

/** `+0.39`, `−12.1`, `0`: two decimals from 0.1 up, else two digits. */
export function signedNumber(value: number): string {
  const size = Math.abs(value)
  return (value > 0 ? '+' : value < 0 ? MINUS : '') + (size < 0.095 ? formatNumber(size, 2) : size.toFixed(2))
}
