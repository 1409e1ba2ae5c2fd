import { formatNumber } from '#lib/format/number.ts'

/** A score of 0 .. 1 with two decimals; what is undefined says so. */
export const Score = ({ value }: { value: number | null }) =>
  value === null ? <span className="text-ink-3">not computed</span> : twoDecimals(value)

/** Two decimals, the same width down a column. */
export const twoDecimals = (value: number): string => value.toFixed(2).replace('-', '\u2212')

/** A score that may be large, such as lift. */
export const Size = ({ value }: { value: number | null }) =>
  value === null ? <span className="text-ink-3">not computed</span> : formatNumber(value)

/** An interval in small type. */
export const Interval = ({ of: [low, high] }: { of: readonly [number, number] }) => (
  <span className="text-ink-3 text-xs">
    {twoDecimals(low)} to {twoDecimals(high)}
  </span>
)
