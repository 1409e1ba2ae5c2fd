/** Where the greys of the bar end: what one, two and three tokens explain, each at least as far as the one before, 0..1. */
export function barEnds(r2: readonly (number | null)[]): number[] {
  let end = 0
  return r2.map(share => {
    end = Math.min(1, Math.max(end, share ?? 0))
    return end
  })
}
