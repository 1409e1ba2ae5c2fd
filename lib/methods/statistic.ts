/** The parts of the page of methods, in its order. */
export const sections = {
  activation: 'Activation',
  layernorm: 'SoLU and its LayerNorm',
  tokens: 'Tokens and where it fires',
  logits: 'Direct effects on the logits',
  paths: 'What its input is made of',
  weights: 'Geometry of the weights',
  reasons: 'Reasons to fire',
  layers: 'Layers',
  patterns: 'Patterns',
  live: 'A text of your own',
  claims: 'What people claim',
  families: 'Families and splits',
} as const

/** A part of the page of methods. */
export type Section = keyof typeof sections

/** How a value is written: a number, one to three decimals, a share of 1 as per cent, a whole number, a word, or a token. */
export type ValueFormat = 'number' | 'decimals' | 'share' | 'count' | 'word' | 'token'

/** A number that pages show: what it is called, what it means, how it is computed and what it is to be held against. */
export interface Statistic {
  /** Its name in addresses: `/methods#key`, `?sort=key`, `?key=0.5..`. */
  key: string
  /** Short name: a column's heading. */
  name: string
  /** One plain sentence on what it says. */
  sentence: string
  /** How it is computed. */
  formula: string
  /** What it would be by chance, or how far it may be off. */
  bound: string
  /** Where the definition comes from. */
  source: string
  section: Section
  format: ValueFormat
  /** Column that holds it, where one does: `neuron_stats.kurtosis`. */
  column?: `neuron_stats.${string}` | `neuron_analysis.${string}`
  /** Columns that hold its null or bound. */
  beside?: readonly string[]
}
