import type { Firing } from '#lib/splits/firing.ts'
import { nonNegativeFit } from '#lib/splits/non-negative-fit.ts'

/** Centred second moments of a parent and its children over a sample, in hundredths of M; what is below a tenth of M counts as 0. */
export interface SplitMoments {
  /** Means of the parent and of each child. */
  mean: number
  means: number[]
  variance: number
  /** E[(b_j - mean) (b_k - mean)] of the children, [n][n]; E[(b_j - mean) (a - mean)] of each and the parent, [n]. */
  g: number[][]
  h: number[]
}

/** What children explain of their parent's variance; null where it, or every child, does not vary. */
export interface Explained {
  /** R² of all children together, with weights >= 0, and of the best alone. */
  r2Joint: number | null
  r2Best: number | null
  /** Weight of each child, in units of the parent's M per unit of the child's. */
  weights: number[] | null
}

/** Sums moments over the firings of all: the cost is that of the firings, times the children. */
export function splitMoments(parent: Firing, children: readonly Firing[], sample: number): SplitMoments {
  const dense = new Uint8Array(sample)
  const mean = sumOf(parent) / sample
  const means = children.map(child => sumOf(child) / sample)
  const productWith = ({ slots, steps }: Firing): number => {
    let sum = 0
    for (let i = 0; i < slots.length; i++) sum += steps[i] * dense[slots[i]]
    return sum / sample
  }
  fill(dense, parent)
  const variance = productWith(parent) - mean ** 2
  const h = children.map((child, j) => productWith(child) - mean * means[j])
  clear(dense, parent)
  const g = children.map(() => new Array<number>(children.length).fill(0))
  for (let i = 0; i < children.length; i++) {
    fill(dense, children[i])
    for (let j = 0; j <= i; j++) g[i][j] = g[j][i] = productWith(children[j]) - means[i] * means[j]
    clear(dense, children[i])
  }
  return { mean, means, variance, g, h }
}

/** R² of the best child alone and of all together, from centred second moments (methods §7). */
export function explained({ variance, g, h }: Pick<SplitMoments, 'variance' | 'g' | 'h'>): Explained {
  if (!(variance > 0) || g.every((row, j) => !(row[j] > 0))) return { r2Joint: null, r2Best: null, weights: null }
  const alone = h.map((value, j) => (g[j][j] > 0 && value > 0 ? value ** 2 / g[j][j] / variance : 0))
  const weights = nonNegativeFit(g, h)
  // At the minimum c'Gc = h'c, so the explained part of the variance is h'c.
  const joint = weights.reduce((sum, weight, j) => sum + weight * h[j], 0) / variance
  return { r2Joint: joint, r2Best: Math.max(...alone), weights }
}

/** Writes a firing into an array of all tokens, and takes it out again. */
export const fill = (dense: Uint8Array, { slots, steps }: Firing): void => {
  for (let i = 0; i < slots.length; i++) dense[slots[i]] = steps[i]
}
export const clear = (dense: Uint8Array, { slots }: Firing): void => {
  for (let i = 0; i < slots.length; i++) dense[slots[i]] = 0
}

const sumOf = ({ steps }: Firing): number => {
  let sum = 0
  for (let i = 0; i < steps.length; i++) sum += steps[i]
  return sum
}
