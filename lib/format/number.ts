/** U+202F, the narrow no-break space: groups digits and stands before a unit, and never lets a line break there. */
export const NARROW_SPACE = '\u202f'

/** U+2212, as wide as the digits; the hyphen is for words. */
export const MINUS = '\u2212'

const group = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE)

const superscripts: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** A whole number with its digits in groups of three: `1 024`, `281 600`. */
export const formatCount = (n: number | bigint): string => (n < 0 ? MINUS + group(String(-n)) : group(String(n)))

/**
 * A measured number with at most `digits` significant digits and no digit that says nothing: `0.0316`, `250`, `1 240`,
 * `−0.5`. Below 10⁻⁴ and from 10⁷ up as `1.2 × 10⁻⁵`. Infinite and undefined numbers are words, never a digit.
 */
export function formatNumber(x: number, digits = 3): string {
  if (Number.isNaN(x)) return 'not computed'
  const sign = x < 0 ? MINUS : ''
  const size = Math.abs(x)
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`
  if (size === 0) return '0'
  const [mantissa, exponent] = size.toExponential(digits - 1).split('e')
  const power = Number(exponent)
  const short = trimZeros(mantissa)
  if (power < -4 || power >= 7) return `${sign}${short}${NARROW_SPACE}×${NARROW_SPACE}10${superscript(power)}`
  const [whole, fraction = ''] = trimZeros(
    Number(size.toPrecision(digits)).toFixed(Math.max(0, digits - 1 - power)),
  ).split('.')
  return sign + group(whole) + (fraction && `.${fraction}`)
}

const trimZeros = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

const superscript = (n: number) => Array.from(String(n), c => superscripts[c]).join('')

/** A fraction in [0, 1] as a percentage: `0.38 %`, `12.5 %`; what is not zero never reads as `0 %`. */
export function formatPercent(fraction: number): string {
  if (Number.isNaN(fraction)) return 'not computed'
  const percent = fraction * 100
  if (percent > 0 && percent < 0.0005) return `<${NARROW_SPACE}0.001${NARROW_SPACE}%`
  const places = percent < 0.1 ? 3 : percent < 10 ? 2 : 1
  return `${trimZeros(percent.toFixed(places))}${NARROW_SPACE}%`
}

/** A large count in words a table has room for: `940`, `12.3 k`, `1.06 M`, `2.1 G`. */
export function formatCompact(n: number): string {
  for (const [size, unit] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    // 999 950 would round up to 1000 k.
    if (n >= size * 0.9995) return `${formatNumber(n / size)}${NARROW_SPACE}${unit}`
  }
  return formatCount(n)
}
