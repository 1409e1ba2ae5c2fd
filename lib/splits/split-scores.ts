import { type Firing, firesAt } from '#lib/splits/firing.ts'
import { type Explained, explained, type SplitMoments } from '#lib/splits/split-moments.ts'

/** One child beside its parent. */
export interface ChildScore {
  /** Tokens at which the child fires, |F_j|, and those of them at which the parent does, too. */
  tokens: number
  shared: number
  /** shared / tokens, and shared / the parent's tokens; null where the divisor is 0. */
  purity: number | null
  cover: number | null
  /** Its weight >= 0 in the sum of children that comes nearest to the parent, in M of the parent per M of the child; null without R². */
  weight: number | null
}

/** Two children that fire at the same tokens. */
export interface Overlap {
  /** Their places among the children. */
  pair: [number, number]
  /** |F_j ∩ F_k| / |F_j ∪ F_k|. */
  share: number
}

/** How a parent's firing is divided among children (methods §7). Null where undefined. */
export interface SplitScores {
  /** Tokens of the sample, and those at which the parent fires, |F_i|. */
  sample: number
  tokens: number
  children: ChildScore[]
  /** Share of the parent's tokens at which some child fires. */
  coverage: number | null
  /** Largest overlap of two children's tokens; of pairs of equal overlap the first. */
  overlap: Overlap | null
  /** Pairs of children that overlap by more than the rule allows, the largest first. */
  overlaps: Overlap[]
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

/** Scores children against their parent; all come from the same sample of `sample` tokens, as do their moments. */
export function splitScores(
  parent: Firing,
  children: readonly Firing[],
  sample: number,
  moments: SplitMoments,
): SplitScores {
  const own = new Set(firesAt(parent))
  const sets = children.map(child => new Set(firesAt(child)))
  const { r2Joint, r2Best, weights } = explained(moments)
  const scored = sets.map((set, i): ChildScore => {
    const shared = common(own, set)
    return {
      tokens: set.size,
      shared,
      purity: set.size > 0 ? shared / set.size : null,
      cover: own.size > 0 ? shared / own.size : null,
      weight: weights?.[i] ?? null,
    }
  })
  let covered = 0
  for (const slot of own) if (sets.some(set => set.has(slot))) covered++
  const overlaps = sets
    .flatMap((set, i) =>
      sets.slice(0, i).map((other, j) => ({ pair: [j, i] as [number, number], share: jaccard(other, set) })),
    )
    .filter((one): one is Overlap => one.share !== null)
    .sort((a, b) => b.share - a.share)
  const overlap = overlaps[0] ?? null
  const purities = scored.map(({ purity }) => purity).filter(value => value !== null)
  return {
    sample,
    tokens: own.size,
    children: scored,
    coverage: own.size > 0 ? covered / own.size : null,
    overlap,
    overlaps: overlaps.filter(({ share }) => share > splitRule.overlap),
    r2Joint,
    r2Best,
    score: splitScore({ r2Joint, r2Best }, purities),
    split:
      r2Best === null || r2Joint === null || overlap === null
        ? null
        : children.length >= splitRule.children &&
          overlap.share <= splitRule.overlap &&
          r2Joint >= splitRule.joint &&
          r2Joint - r2Best >= splitRule.gain,
  }
}

/** (R² together - R² of the best) times the mean purity; null where a part of it is. */
export const splitScore = (
  { r2Joint, r2Best }: Pick<Explained, 'r2Joint' | 'r2Best'>,
  purities: number[],
): number | null =>
  r2Joint === null || r2Best === null || purities.length === 0
    ? null
    : ((r2Joint - r2Best) * purities.reduce((sum, value) => sum + value, 0)) / purities.length

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
