import type { ColumnGroup } from '#lib/layer/column-groups.ts'
import type { Direction, Show, SortKey } from '#lib/layer/layer-view.ts'
import type { NeuronFilter } from '#lib/layer/neuron-filter.ts'

/** A list one often wants: a filter, an order and the columns it is about. */
export interface Preset extends NeuronFilter {
  /** On its chip. */
  label: string
  /** What it lists. */
  meaning: string
  sort: SortKey
  dir: Direction
  show: Show
  columns: ColumnGroup
}

const from = (key: Preset['ranges'][number]['key'], low: number) => ({ key, low, high: null })
const upTo = (key: Preset['ranges'][number]['key'], high: number) => ({ key, low: null, high })
const none = { ranges: [], choices: [], dir: 'desc', show: 'all' } as const

/** Domains of the sample corpus that are programming languages. */
export const codeDomains: readonly string[] = ['javascript', 'python', 'typescript']

/** The lists one often wants, for a layer and for all models. */
export const presets: readonly Preset[] = [
  {
    ...none,
    label: 'Abstract',
    meaning:
      'Rather one reason than many, on ten tokens or more, and three tokens explain at most half of the variance',
    ranges: [upTo('r2Trigram', 0.5), from('currentTokens', 10), from('mono', 0.5)],
    sort: 'abstract',
    columns: 'reasons',
  },
  {
    ...none,
    label: 'Monosemantic',
    meaning: 'Most of its activation is at levels where nearly all examples have one reason, and reasons are few',
    ranges: [upTo('effectiveReasons', 1.5), from('monoMass', 0.5)],
    sort: 'mono',
    columns: 'reasons',
  },
  {
    ...none,
    label: 'Polysemantic',
    meaning: 'Two reasons or more that are clearly apart',
    ranges: [from('reasons', 2), from('silhouette', 0.25)],
    sort: 'poly',
    columns: 'reasons',
  },
  {
    ...none,
    label: 'Smuggling',
    meaning: 'At least a tenth of the energy after LayerNorm is on tokens that were low before',
    ranges: [from('smuggled', 0.1)],
    sort: 'smuggled',
    columns: 'layernorm',
  },
  {
    ...none,
    label: 'Token detectors',
    meaning: 'The current token explains at least half of the variance',
    ranges: [from('r2Token', 0.5)],
    sort: 'r2Token',
    columns: 'tokens',
  },
  {
    ...none,
    label: 'N-gram',
    meaning: 'Three tokens explain at least half of the variance, one alone does not',
    ranges: [upTo('r2Token', 0.4999), from('r2Trigram', 0.5)],
    sort: 'r2Trigram',
    columns: 'tokens',
  },
  {
    ...none,
    label: 'Positional',
    meaning: 'The position explains at least a tenth of the variance',
    ranges: [from('r2Position', 0.1)],
    sort: 'r2Position',
    columns: 'where',
  },
  {
    ...none,
    label: 'Code only',
    meaning: 'At least 80 % of the activation is in one programming language',
    ranges: [from('domainShare', 0.8)],
    choices: [{ key: 'topDomain', words: codeDomains }],
    sort: 'domainShare',
    columns: 'where',
  },
  {
    ...none,
    label: 'Prediction',
    meaning: 'Promotes a few tokens',
    choices: [{ key: 'logitClass', words: ['prediction'] }],
    sort: 'logitKurtosis',
    columns: 'logits',
  },
  {
    ...none,
    label: 'Suppression',
    meaning: 'Suppresses a few tokens',
    choices: [{ key: 'logitClass', words: ['suppression'] }],
    sort: 'logitKurtosis',
    columns: 'logits',
  },
  {
    ...none,
    label: 'Sparse',
    meaning: 'Fires on at most one token in a thousand',
    ranges: [upTo('fires', 0.001)],
    sort: 'fires',
    dir: 'asc',
    columns: 'activation',
  },
  { ...none, label: 'Dead', meaning: 'Never fires', show: 'dead', sort: 'neuron', dir: 'asc', columns: 'activation' },
]
