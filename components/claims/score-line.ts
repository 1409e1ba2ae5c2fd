import { formatNumber } from '#lib/format/number.ts'

/** A correlation with two decimals. */
const decimals = (x: number) => formatNumber(Math.round(x * 100) / 100)

/** What is known beside a correlation: its 95 % interval and what chance gives, as a page says it. */
export function scoreLine(score: {
  correlation: number | null
  correlationError: number | null
  nullCorrelation: number | null
}): { value: string; interval: string; chance: string } | null {
  const { correlation, correlationError, nullCorrelation } = score
  if (correlation === null) return null
  const half = correlationError === null ? null : 1.96 * correlationError
  return {
    value: decimals(correlation),
    interval:
      half === null
        ? 'interval not computed: fewer than 16 groups of documents'
        : `${decimals(Math.max(-1, correlation - half))} to ${decimals(Math.min(1, correlation + half))}`,
    chance: nullCorrelation === null ? 'not computed' : decimals(nullCorrelation),
  }
}
