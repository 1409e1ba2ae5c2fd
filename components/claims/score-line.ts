import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { leastWindows } from '#lib/scores/detection.ts'
import type { Fuzzing } from '#lib/scores/fuzzing.ts'

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

/** What is known of fuzzing: its share with Wilson's 95 % interval, or why there is none. A window counts once, though it is asked about twice. */
export function fuzzingLine({ fuzzing, nFuzzed }: Fuzzing): string {
  if (nFuzzed === null) return 'not scored for it yet: a worker will'
  if (fuzzing === null) return `not computed: ${plural(nFuzzed, 'window')} with highlights, fewer than ${leastWindows}`
  const [low, high] = wilsonInterval(fuzzing * nFuzzed, nFuzzed)
  return `${decimals(fuzzing)} (${decimals(low)} to ${decimals(high)}, ${nFuzzed} windows)`
}
