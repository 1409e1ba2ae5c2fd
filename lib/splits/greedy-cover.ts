import { type Firing, firesAt } from '#lib/splits/firing.ts'

/** When children are enough, or another one is too little, and how pure one must be to be chosen (methods §7). */
export const coverRule = { purity: 0.5, enough: 0.8, gain: 0.02 }

/** Children that a greedy cover of the parent's firing chooses, in its order, and what is covered with each of them. */
export type GreedyCover = { child: number; coverage: number }[]

/**
 * Chooses the child of purity >= 0.5 that covers most of the parent's tokens that are still uncovered, again and again until 0.8 are covered
 * or the best adds less than 0.02; of equals the first.
 */
export function greedyCover(parent: Firing, children: readonly Firing[]): GreedyCover {
  const left = new Set(firesAt(parent))
  const all = left.size
  const sets = children.map(firesAt)
  const open = new Set(
    sets.flatMap((set, i) =>
      set.filter(slot => left.has(slot)).length >= coverRule.purity * Math.max(1, set.length) ? [i] : [],
    ),
  )
  const chosen: GreedyCover = []
  while (open.size > 0 && left.size > (1 - coverRule.enough) * all) {
    const gains = [...open].map(child => ({ child, gain: sets[child].filter(slot => left.has(slot)).length }))
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a))
    if (best.gain < coverRule.gain * all) break
    for (const slot of sets[best.child]) left.delete(slot)
    open.delete(best.child)
    chosen.push({ child: best.child, coverage: 1 - left.size / all })
  }
  return chosen
}
