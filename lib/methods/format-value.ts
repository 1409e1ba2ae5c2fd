import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import type { ValueFormat } from '#lib/methods/statistic.ts'

/** A value as its statistic is written; NaN is "not computed". */
export function formatValue(value: number, format: ValueFormat): string {
  if (Number.isNaN(value)) return 'not computed'
  if (format === 'share') return formatPercent(value)
  // What is held out is no more certain than that, and 4 × 10⁻⁵ would only draw the eye.
  if (format === 'decimals') return formatNumber(Math.round(value * 1000) / 1000)
  return format === 'count' ? formatCount(Math.round(value)) : formatNumber(value)
}
