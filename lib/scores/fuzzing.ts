import { shuffled } from '#lib/patterns/shuffled.ts'
import { drawByTenths } from '#lib/scores/choose-windows.ts'
import { leastWindows } from '#lib/scores/detection.ts'
import type { TextWindow } from '#lib/scores/text-windows.ts'

/** Tokens of at least this share of M are what a right highlighting marks. */
export const highlightShare = 0.3

/** How well a predicate tells right highlights from others of the same windows. */
export interface Fuzzing {
  /** Share of highlightings told rightly, half of them right ones, so that 0.5 is chance; null below 10 windows. */
  fuzzing: number | null
  /** Windows asked about, each with both highlightings; null for a score from before this was asked. */
  nFuzzed: number | null
}

/**
 * Takes 50 windows with a token of at least 0.3 M, five from each tenth by activation, and highlights in each these tokens, and as many others
 * at random. A highlighting is called right where the predicate holds on at least half of it. Windows more than half
 * of which is highlighted are left out: they have not as many others.
 */
export function fuzz(windows: readonly TextWindow[], scale: number, random: () => number): Fuzzing {
  const least = highlightShare * scale
  const asked = drawByTenths(
    windows.filter(({ activations }) => {
      const strong = activations.reduce((n, a) => n + (a >= least ? 1 : 0), 0)
      return strong > 0 && 2 * strong <= activations.length
    }),
    random,
  )
  if (asked.length < leastWindows) return { fuzzing: null, nFuzzed: asked.length }
  let told = 0
  for (const { activations, marks } of asked) {
    const places = [...activations.keys()]
    const right = places.filter(i => activations[i] >= least)
    const wrong = shuffled(
      places.filter(i => activations[i] < least),
      random,
    ).slice(0, right.length)
    const called = (highlights: number[]) => 2 * highlights.filter(i => marks[i] !== 0).length >= highlights.length
    told += Number(called(right)) + Number(!called(wrong))
  }
  return { fuzzing: told / (2 * asked.length), nFuzzed: asked.length }
}
