import { levelsReached, nLevels } from '#lib/patterns/firing-level.ts'
import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** What a layer's neurons do at the tokens that match. */
export interface MatchCounts {
  /** Tokens by the number of levels they reach (1 .. 9; 0 is not counted), [halves, dMlp, 10]. */
  hits: Uint32Array
  /** Sum of the steps there, [halves, dMlp]. */
  sums: Float64Array
}

/** Numbers of one neuron in `hits`. */
export const hitClasses = nLevels + 1

const classOf = Uint8Array.from({ length: 256 }, (_, step) => levelsReached(step))

/** The matching slots of each half, ascending. */
export function splitHalves(slots: Uint32Array, { rowSlot, rowHalf }: IndexTexts): [Uint32Array, Uint32Array] {
  const halves = [new Uint32Array(slots.length), new Uint32Array(slots.length)]
  const n = [0, 0]
  let row = 0
  for (const slot of slots) {
    while (rowSlot[row + 1] <= slot) row++
    halves[rowHalf[row]][n[rowHalf[row]]++] = slot
  }
  return [halves[0].subarray(0, n[0]), halves[1].subarray(0, n[1])]
}

/** Counts what all neurons of a layer do at the slots of each half: the cost is the number of firings there. */
export function countMatches(
  { dMlp, starts, neurons, steps }: LayerFirings,
  slots: readonly [Uint32Array, Uint32Array],
): MatchCounts {
  const hits = new Uint32Array(2 * dMlp * hitClasses)
  const sums = new Float64Array(2 * dMlp)
  for (let half = 0; half < 2; half++) {
    const own = slots[half]
    const [hitBase, sumBase] = [half * dMlp * hitClasses, half * dMlp]
    for (let j = 0; j < own.length; j++) {
      const end = starts[own[j] + 1]
      for (let i = starts[own[j]]; i < end; i++) {
        const neuron = neurons[i]
        const step = steps[i]
        hits[hitBase + neuron * hitClasses + classOf[step]]++
        sums[sumBase + neuron] += step
      }
    }
  }
  return { hits, sums }
}
