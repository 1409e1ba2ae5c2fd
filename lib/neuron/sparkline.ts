/** Bars of the tiny histogram in lists. */
export const sparklineBars = 24

/** Where the first bar begins, in units of M; the last ends at the largest activation. */
export const sparklineStart = 0.03

/**
 * Heights 0..255 of 24 bars: log(1 + tokens) in equal log steps from 0.03 M to `max`, the tallest 255. `tokensAbove(x)`
 * gives the number of tokens with activation > x. All zero where max <= 0.03 M.
 */
export function sparkline(scale: number, max: number, tokensAbove: (x: number) => number): Uint8Array<ArrayBuffer> {
  const bars = new Uint8Array(sparklineBars)
  const start = sparklineStart * scale
  if (!(start > 0 && max > start)) return bars
  const edge = (i: number) => start * (max / start) ** (i / sparklineBars)
  const logs = Array.from(bars, (_, i) => {
    const upper = i === sparklineBars - 1 ? 0 : tokensAbove(edge(i + 1))
    return Math.log1p(Math.max(0, tokensAbove(edge(i)) - upper))
  })
  const tallest = Math.max(...logs)
  if (tallest > 0) for (let i = 0; i < bars.length; i++) bars[i] = Math.round((logs[i] / tallest) * 255)
  return bars
}
