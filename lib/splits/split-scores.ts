import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import { firingsOf } from '#lib/patterns/invert-layer.ts'
import { nonNegativeFit } from '#lib/splits/non-negative-fit.ts'

/** Tokens of a sample at which one neuron reaches a tenth of M: slots ascending, steps in hundredths of M. */
export interface Firing {
  slots: ArrayLike<number>
  steps: ArrayLike<number>
}

/** The least step that counts as firing: f = 0.25 (methods §7). */
export const firesFrom = 25

/** One child beside its parent. */
export interface ChildScore {
  /** Tokens at which the child fires, |F_j|, and those of them at which the parent does, too. */
  tokens: number
  shared: number
  /** shared / tokens, and shared / the parent's tokens; null where the divisor is 0. */
  purity: number | null
  cover: number | null
}

/** How a parent's firing is divided among children (methods §7). Null where undefined. */
export interface SplitScores {
  /** Tokens of the sample, and those at which the parent fires, |F_i|. */
  sample: number
  tokens: number
  children: ChildScore[]
  /** Share of the parent's tokens at which some child fires. */
  coverage: number | null
  /** Largest overlap of two children's tokens, |F_j ∩ F_k| / |F_j ∪ F_k|. */
  overlap: number | null
  /** Share of the parent's variance that the children explain together, with weights >= 0, and the best of them alone. */
  r2Joint: number | null
  r2Best: number | null
  /** (r2Joint - r2Best) times the mean purity. */
  score: number | null
  /** Whether they are a split by the rule; null where too little is defined for it. */
  split: boolean | null
}

/** The rule of a split. */
export const splitRule = { children: 2, overlap: 0.1, joint: 0.6, gain: 0.2 }

/** A neuron's firing out of a layer's index. */
export const firingOf = (layer: LayerFirings, neuron: number): Firing => firingsOf(layer, neuron)

/** Scores children against their parent; all come from the same sample of `sample` tokens. */
export function splitScores(parent: Firing, children: readonly Firing[], sample: number): SplitScores {
  const own = firingSet(parent)
  const sets = children.map(firingSet)
  const scored = sets.map((set): ChildScore => {
    const shared = common(own, set)
    return {
      tokens: set.size,
      shared,
      purity: set.size > 0 ? shared / set.size : null,
      cover: own.size > 0 ? shared / own.size : null,
    }
  })
  let covered = 0
  for (const slot of own) if (sets.some(set => set.has(slot))) covered++
  const overlaps = sets.flatMap((set, i) => sets.slice(0, i).map(other => jaccard(set, other)))
  const known = overlaps.filter(value => value !== null)
  const { r2Joint, r2Best } = explained(parent, children, sample)
  const overlap = known.length > 0 ? Math.max(...known) : null
  const purities = scored.map(({ purity }) => purity).filter(value => value !== null)
  const gain = r2Joint === null || r2Best === null ? null : r2Joint - r2Best
  const purity = purities.length > 0 ? purities.reduce((sum, value) => sum + value, 0) / purities.length : null
  return {
    sample,
    tokens: own.size,
    children: scored,
    coverage: own.size > 0 ? covered / own.size : null,
    overlap,
    r2Joint,
    r2Best,
    score: gain === null || purity === null ? null : gain * purity,
    split:
      gain === null || r2Joint === null || overlap === null
        ? null
        : children.length >= splitRule.children &&
          overlap <= splitRule.overlap &&
          r2Joint >= splitRule.joint &&
          gain >= splitRule.gain,
  }
}

const firingSet = ({ slots, steps }: Firing): ReadonlySet<number> => {
  const set = new Set<number>()
  for (let i = 0; i < slots.length; i++) if (steps[i] >= firesFrom) set.add(slots[i])
  return set
}

function common(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0
  for (const slot of a) if (b.has(slot)) n++
  return n
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number | null {
  const shared = common(a, b)
  const all = a.size + b.size - shared
  return all > 0 ? shared / all : null
}

/** R² of the best child alone and of all together, from centred second moments: what is below a tenth of M counts as 0. */
function explained(
  parent: Firing,
  children: readonly Firing[],
  sample: number,
): Pick<SplitScores, 'r2Joint' | 'r2Best'> {
  const all = [parent, ...children]
  const means = all.map(({ steps }) => sumOf(steps) / sample)
  const maps = all.map(({ slots, steps }) => new Map(Array.from(slots, (slot, i) => [slot, steps[i]])))
  const covariance = (i: number, j: number): number => {
    let sum = 0
    for (const [slot, step] of maps[i]) sum += step * (maps[j].get(slot) ?? 0)
    return sum / sample - means[i] * means[j]
  }
  const variance = covariance(0, 0)
  if (children.length === 0 || !(variance > 0)) return { r2Joint: null, r2Best: null }
  const h = children.map((_, j) => covariance(0, j + 1))
  const g = children.map(() => new Array<number>(children.length).fill(0))
  for (let i = 0; i < children.length; i++) for (let j = 0; j <= i; j++) g[i][j] = g[j][i] = covariance(i + 1, j + 1)
  const alone = h.map((value, j) => (g[j][j] > 0 && value > 0 ? value ** 2 / g[j][j] / variance : 0))
  if (g.every((row, j) => !(row[j] > 0))) return { r2Joint: null, r2Best: null }
  const weights = nonNegativeFit(g, h)
  // At the minimum c'Gc = h'c, so the explained part of the variance is h'c.
  const joint = weights.reduce((sum, weight, j) => sum + weight * h[j], 0) / variance
  return { r2Joint: joint, r2Best: Math.max(...alone) }
}

const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}
