/** A ribbon from the parent's bar to a child's, as a path; `at` and `size` in px down. */
export interface Ribbon {
  /** SVG path between x 0 and 100. */
  path: string
  /** The child's end: where it begins and how high it is. */
  at: number
  size: number
}

/** Rows' height in px: a child's two lines of words. */
export const rowHeight = 46

/**
 * Ribbons from one bar, of the height of all rows, to the middle of each row. Heights are in proportion to `shares`, in the same unit on both
 * sides; where children overlap their shares come to more than 1, and the bar is that much finer.
 */
export function ribbons(shares: readonly number[]): Ribbon[] {
  const height = shares.length * rowHeight
  const total = Math.max(
    1e-9,
    shares.reduce((sum, share) => sum + share, 0),
  )
  // No ribbon is higher than its row.
  const unit = Math.min(height / total, (rowHeight - 6) / Math.max(1e-9, ...shares))
  let from = (height - unit * total) / 2
  return shares.map((share, i) => {
    const size = share * unit
    const at = (i + 0.5) * rowHeight - size / 2
    const round = (y: number) => Math.round(y * 10) / 10
    const [a, b, c, d] = [from, from + size, at + size, at].map(round)
    from += size
    return { path: `M0 ${a}C50 ${a} 50 ${d} 100 ${d}V${c}C50 ${c} 50 ${b} 0 ${b}z`, at: round(at), size: round(size) }
  })
}
