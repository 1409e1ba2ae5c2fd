import { shuffled } from '#lib/patterns/shuffled.ts'
import type { TextWindow } from '#lib/scores/text-windows.ts'

/** Windows of each kind that detection asks about, and parts by activation that the firing ones come from in equal numbers. */
const wanted = 50
const deciles = 10

/** Windows in which the neuron fires, and in which it does not. */
export interface DetectionWindows {
  firing: TextWindow[]
  /** Silent ones; the first `hard` of them hold a token that is the peak of a firing one. */
  silent: TextWindow[]
  hard: number
}

/**
 * Draws 50 windows that fire (peak at least `threshold`), five from each tenth by activation, and 50 that do not, up to half of
 * these with the peak token of one that does. Fewer where there are fewer.
 */
export function chooseWindows(
  windows: readonly TextWindow[],
  threshold: number,
  random: () => number,
): DetectionWindows {
  const firing = drawByTenths(
    windows.filter(({ peak }) => peak >= threshold),
    random,
  )
  const peaks = new Set(firing.map(({ token }) => token))
  const quiet = shuffled(
    windows.filter(({ peak }) => peak < threshold),
    random,
  )
  const hard = quiet.filter(({ tokens }) => tokens.some(token => peaks.has(token))).slice(0, wanted / 2)
  const taken = new Set(hard)
  const others = quiet.filter(window => !taken.has(window)).slice(0, wanted - hard.length)
  return { firing, silent: [...hard, ...others], hard: hard.length }
}

/** Draws 50 of some windows, five from each tenth by activation; fewer where there are fewer. */
export function drawByTenths(windows: readonly TextWindow[], random: () => number): TextWindow[] {
  const byPeak = [...windows].sort((a, b) => a.peak - b.peak)
  return Array.from({ length: deciles }, (_, i) =>
    shuffled(
      byPeak.slice(Math.floor((i * byPeak.length) / deciles), Math.floor(((i + 1) * byPeak.length) / deciles)),
      random,
    ).slice(0, wanted / deciles),
  ).flat()
}
