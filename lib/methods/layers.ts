import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'layers'
const counted = 'A count over the whole layer, not a sample; neurons without the number are not in it.'

/** What is said of a whole layer, or of two. */
export const layerStatistics = [
  {
    key: 'layerMedian',
    name: 'Layer’s median',
    sentence: 'The middle one of a layer’s firing neurons, with the middle half as a bar and all of them as a shape.',
    formula: 'value at rank round(p (n − 1)), p = 0.25, 0.5, 0.75; the shape: counts in 48 steps, smoothed 1 4 6 4 1',
    bound: 'Layers share an axis from the lowest 1st to the highest 99th percentile. Under 30 neurons each is a dot.',
    source: 'defined here',
    section,
    format: 'number',
  },
  {
    key: 'classCount',
    name: 'Logit classes',
    sentence: 'How many neurons of the layer do what to the next token’s logits.',
    formula: 'neurons of each Logit class',
    bound: 'Two of the classes go by percentiles of the layer, so they are never empty in a large one.',
    source: 'Universal Neurons (Gurnee et al. 2024)',
    section,
    format: 'count',
  },
  {
    key: 'positionNeurons',
    name: 'By position',
    sentence: 'Neurons whose activation the place in the context explains in part.',
    formula: 'neurons with R², position ≥ 0.1',
    bound: counted,
    source: 'the tenth is ours',
    section,
    format: 'count',
  },
  {
    key: 'codeNeurons',
    name: 'Code only',
    sentence: 'Neurons that fire almost only in one programming language.',
    formula: 'neurons with Share there ≥ 80 %, Domain one of javascript, python, typescript',
    bound: `${counted} Only as fine as the corpus’ own labels.`,
    source: 'defined here',
    section,
    format: 'count',
  },
  {
    key: 'layerSimilarity',
    name: 'Alike',
    sentence:
      'How nearly two layers have the same distributions of the statistics shown: 1 the same, 0 nothing in common.',
    formula:
      'mean over the statistics of 1 − JS(p, q), p and q the shares of the layers’ firing neurons in 32 bins of the common axis, JS in bits',
    bound:
      'Two samples of one distribution are below 1 by about (bins in use − 1) (1/n + 1/m) / (8 ln 2): the number under the table.',
    source: 'Jensen–Shannon divergence (Lin 1991)',
    section,
    format: 'decimals',
  },
  {
    key: 'profileSimilarity',
    name: 'Alike in depth',
    sentence: 'How alike two models are layer by layer, at the same relative depth.',
    formula: 'mean over the deeper model’s layers ℓ of Alike with the other’s layer nearest in ℓ / (L − 1)',
    bound: 'As Alike. Not computed where a model has one layer, which has no depth.',
    source: 'defined here',
    section,
    format: 'decimals',
  },
] as const satisfies readonly Statistic[]
