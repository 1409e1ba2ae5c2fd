import { levelsReached, nLevels } from '#lib/patterns/firing-level.ts'

/** F1 on the train half at its best level. */
export interface TrainScore {
  /** Place in firingLevels. */
  level: number
  f1: number
}

/** Firings that a level must have in the train half to be chosen. */
export const leastTrained = 10

/**
 * The level with the largest F1 of firing at `slots`, the lowest of equals; null where no level has enough firings. `steps`: the neuron's
 * activation by slot in hundredths of M; `fired`: its firings in the train half by level, [levels].
 */
export function trainLevel(slots: Uint32Array, steps: Uint8Array, fired: ArrayLike<number>): TrainScore | null {
  const hits = new Array<number>(nLevels + 1).fill(0)
  for (let i = 0; i < slots.length; i++) hits[levelsReached(steps[slots[i]])]++
  for (let level = nLevels - 1; level > 0; level--) hits[level] += hits[level + 1]
  let best: TrainScore | null = null
  for (let level = 0; level < nLevels && fired[level] >= leastTrained; level++) {
    const f1 = (2 * hits[level + 1]) / (slots.length + fired[level])
    if (best === null || f1 > best.f1) best = { level, f1 }
  }
  return best
}
