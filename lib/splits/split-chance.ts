import { formatCount } from '#lib/format/number.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { type Firing, firesAt, firesFrom } from '#lib/splits/firing.ts'
import { clear, explained, fill, type SplitMoments } from '#lib/splits/split-moments.ts'
import { type SplitScores, splitScore } from '#lib/splits/split-scores.ts'

/** Draws of the null, and the least distance, in tokens, by which children are moved (methods §7). */
export const draws = 100
export const leastShift = 10_000

/** What a number of a split is by chance. */
export interface Chance {
  /** The largest of all draws. */
  most: number
  /** (1 + draws that are as large) / (1 + draws). */
  pValue: number
}

/** The null of a split. */
export interface SplitChance {
  /** Why there is none; null where there is. */
  reason: string | null
  /** Null where the number is. */
  coverage: Chance | null
  r2Joint: Chance | null
  score: Chance | null
}

/**
 * What a split's numbers would be if its children had nothing to do with the parent: their firing is moved along the sample, all by one
 * distance of at least 10,000 tokens (the end follows the beginning), which leaves them as clustered, and as near to one another, as they
 * are. The largest of 100 draws is the threshold.
 */
export function splitChance(
  parent: Firing,
  children: readonly Firing[],
  moments: SplitMoments,
  scores: SplitScores,
): SplitChance {
  const { sample, tokens } = scores
  const none = { coverage: null, r2Joint: null, score: null }
  const free = sample - 2 * leastShift + 1
  if (children.length === 0 || tokens === 0) return { reason: 'There is nothing to move.', ...none }
  if (free < draws)
    return {
      reason: `The sample has ${formatCount(sample)} tokens: firing cannot be moved by ${formatCount(leastShift)} of them in ${draws} ways.`,
      ...none,
    }
  const random = seededRandom(7)
  const shifts = Int32Array.from({ length: draws }, () => leastShift + Math.floor(random() * free))
  const dense = new Uint8Array(sample)
  const moved = children.map(child => movedSums(parent, child, shifts, dense))
  const covered = movedSums(parent, union(children), shifts, dense)
  const drawn = Array.from(shifts, (_, draw) => {
    const h = children.map((_, j) => moved[j].products[draw] / sample - moments.mean * moments.means[j])
    const found = explained({ ...moments, h })
    const purities = scores.children.flatMap((child, j) =>
      child.tokens > 0 ? [moved[j].shared[draw] / child.tokens] : [],
    )
    return { coverage: covered.shared[draw] / tokens, r2Joint: found.r2Joint, score: splitScore(found, purities) }
  })
  const chanceOf = (name: 'coverage' | 'r2Joint' | 'score'): Chance | null => {
    const found = scores[name]
    const values = drawn.map(draw => draw[name]).filter(value => value !== null)
    if (found === null || values.length < draws) return null
    const asLarge = values.filter(value => value >= found - 1e-12).length
    return { most: Math.max(...values), pValue: (1 + asLarge) / (1 + draws) }
  }
  return { reason: null, coverage: chanceOf('coverage'), r2Joint: chanceOf('r2Joint'), score: chanceOf('score') }
}

/** Sums of products with the parent, and tokens at which both fire, of a child moved by each distance; [shifts]. `dense` is zeros, and left so. */
function movedSums(parent: Firing, child: Firing, shifts: Int32Array, dense: Uint8Array) {
  const products = new Float64Array(shifts.length)
  const shared = new Int32Array(shifts.length)
  // The one with fewer firings is walked: a child forward, or the parent back.
  const forward = child.slots.length <= parent.slots.length
  const [walked, laid] = forward ? [child, parent] : [parent, child]
  fill(dense, laid)
  for (const [draw, shift] of shifts.entries()) {
    const by = forward ? shift : dense.length - shift
    for (let i = 0; i < walked.slots.length; i++) {
      const at = walked.slots[i] + by
      const step = dense[at < dense.length ? at : at - dense.length]
      if (step === 0) continue
      products[draw] += step * walked.steps[i]
      if (step >= firesFrom && walked.steps[i] >= firesFrom) shared[draw]++
    }
  }
  clear(dense, laid)
  return { products, shared }
}

/** Tokens at which some child fires. */
function union(children: readonly Firing[]): Firing {
  const slots = [...new Set(children.flatMap(firesAt))]
  return { slots, steps: new Uint8Array(slots.length).fill(firesFrom) }
}
