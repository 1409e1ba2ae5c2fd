import { sizePrice } from '#lib/patterns/token-beam.ts'
import { type TrainScore, trainLevel } from '#lib/patterns/train-level.ts'
import { uniteSlots } from '#lib/patterns/unite-slots.ts'

/** Alternatives of a union, at most (methods §8). */
export const mostAlternatives = 5

/** A pattern with the slots of the train half at which it matches. */
export interface MatchedCandidate {
  source: string
  /** Literals, classes and gaps. */
  size: number
  slots: Uint32Array
}

/** Some of them as one pattern. */
export interface JoinedPattern extends TrainScore, MatchedCandidate {
  /** F1 less the price of the size. */
  objective: number
}

/** The best candidate, joined with others as long as F1 gains more than their size costs; null where none has a score. */
export function joinCandidates(
  candidates: readonly MatchedCandidate[],
  neuron: { steps: Uint8Array; fired: ArrayLike<number> },
): JoinedPattern | null {
  let best: JoinedPattern | null = null
  for (let alternatives = 0; alternatives < mostAlternatives; alternatives++) {
    const next = bestStep(best, candidates, neuron)
    if (next === null) break
    best = next
  }
  return best
}

/** `joined` with the candidate that helps most, the first of equals; null where none does. */
function bestStep(
  joined: JoinedPattern | null,
  candidates: readonly MatchedCandidate[],
  { steps, fired }: { steps: Uint8Array; fired: ArrayLike<number> },
): JoinedPattern | null {
  let best: JoinedPattern | null = null
  for (const one of candidates) {
    const slots = joined ? uniteSlots(joined.slots, one.slots) : one.slots
    const size = one.size + (joined?.size ?? 0)
    const score = trainLevel(slots, steps, fired)
    if (score === null) continue
    const objective = score.f1 - sizePrice * size
    const least = Math.max(best?.objective ?? Number.NEGATIVE_INFINITY, joined?.objective ?? Number.NEGATIVE_INFINITY)
    if (objective <= least) continue
    best = { ...score, source: joined ? `${joined.source}|${one.source}` : one.source, size, slots, objective }
  }
  return best
}
