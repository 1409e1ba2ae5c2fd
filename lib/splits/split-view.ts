import type { GreedyCover } from '#lib/splits/greedy-cover.ts'
import type { SplitChance } from '#lib/splits/split-chance.ts'
import type { ChildScore, SplitScores } from '#lib/splits/split-scores.ts'

/** A line of a concordance as escaped HTML, cut at the token that fires, and the activation there in units of M. */
export interface ExampleLine {
  left: string
  right: string
  activation: number
}

/** A child of a split as its page shows it. */
export interface SplitChild {
  /** `model/layer/neuron`. */
  neuron: string
  /** Why it is in no score; null where it is in them. */
  problem: string | null
  /** Null where there is a problem. */
  score: ChildScore | null
  /** Of the parent's strongest examples in the sample, those at which it fires most among the children. */
  owns: number
  /** The strongest of them, as the parent fires there. */
  lines: ExampleLine[]
}

/** A parent, and how its firing is divided. */
export interface SplitView {
  children: SplitChild[]
  /** Why nothing is computed; null where something is. */
  problem: string | null
  /** Of the children without a problem; null where nothing is computed. */
  scores: SplitScores | null
  /** What they would be by chance; null where nothing is computed. */
  chance: SplitChance | null
  /** Which children, by their place in the scores, a greedy cover chooses. */
  greedy: GreedyCover
  /** The parent's strongest examples: all that are stored and at which it fires, those in the sample, and those of these at which no child fires. */
  examples: { stored: number; sampled: number; uncovered: number }
  /** The strongest at which no child fires. */
  uncovered: ExampleLine[]
}
