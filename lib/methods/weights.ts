import type { Statistic } from '#lib/methods/statistic.ts'

const fromWeights = 'From the weights alone, all LayerNorms folded in: the same whatever the corpus.'

/** What the neuron does to the next token, by weights. */
export const logitStatistics = [
  {
    key: 'effect',
    name: 'Direct logit effect',
    sentence: 'How much one unit of the neuron after LayerNorm raises or lowers a token’s logit.',
    formula:
      'Λ = w_out · W_U, w_out folded and centred, W_U folded and centred over the vocabulary; divided by the mean final scale',
    bound: `${fromWeights} Before the last layer it is the direct path only: what later layers make of it is not in it.`,
    source: 'Neuroscope',
    section: 'logits',
    format: 'number',
  },
  {
    key: 'logitVariance',
    name: 'Logit variance',
    sentence: 'How differently it moves the logits of different tokens.',
    formula: 'variance over the vocabulary of cos(w_out, W_U[:, v])',
    bound: 'About 1 / d_model for a random direction.',
    source: 'Universal Neurons (Gurnee et al. 2024)',
    section: 'logits',
    format: 'number',
    column: 'neuron_analysis.logit_variance',
  },
  {
    key: 'logitSkewness',
    name: 'Logit skew',
    sentence: 'Above 0 it promotes a few tokens, below 0 it suppresses a few.',
    formula: 'E[z³] over the vocabulary of cos(w_out, W_U[:, v])',
    bound: '0 for a random direction.',
    source: 'Universal Neurons',
    section: 'logits',
    format: 'number',
    column: 'neuron_analysis.logit_skewness',
  },
  {
    key: 'logitKurtosis',
    name: 'Logit kurtosis',
    sentence: 'Large where a few tokens take most of the effect.',
    formula: 'E[z⁴] over the vocabulary of cos(w_out, W_U[:, v]); not excess',
    bound: '3 for a random direction.',
    source: 'Universal Neurons',
    section: 'logits',
    format: 'number',
    column: 'neuron_analysis.logit_kurtosis',
  },
  {
    key: 'logitClass',
    name: 'Logit class',
    sentence: 'Prediction promotes few tokens, suppression lowers few, partition moves many, entropy moves all alike.',
    formula:
      'prediction: kurtosis > 10, skew > 0; suppression: kurtosis > 10, skew < 0; entropy: ‖w_out‖ in the layer’s top 1 %, variance in its bottom 1 %; partition: variance in its top 5 %; the first that holds',
    bound:
      'The 10 is Universal Neurons’; variance and norm go by the layer’s percentiles, so some neuron always qualifies.',
    source: 'Universal Neurons; percentiles are ours',
    section: 'logits',
    format: 'word',
    column: 'neuron_analysis.logit_class',
  },
] as const satisfies readonly Statistic[]

/** How the neuron's weights lie among the others. */
export const weightStatistics = [
  {
    key: 'shareIn',
    name: 'Share of dims, in',
    sentence: 'How much of a dimension its input direction has to itself; small where many share.',
    formula: 'D = (w · w)² / Σ_j (w · w_j)² over the layer’s neurons j, w folded columns of W_in',
    bound: `${fromWeights} All neurons of a layer sum to at most d_model.`,
    source: 'Elhage et al. 2022, Toy Models; Scherlis et al. 2022',
    section: 'weights',
    format: 'number',
    column: 'neuron_analysis.share_in',
  },
  {
    key: 'shareOut',
    name: 'Share of dims, out',
    sentence: 'How much of a dimension its output direction has to itself.',
    formula: 'as Share of dims, in, with the folded rows of W_out',
    bound: `${fromWeights} All neurons of a layer sum to at most d_model.`,
    source: 'Elhage et al. 2022, Toy Models; Scherlis et al. 2022',
    section: 'weights',
    format: 'number',
    column: 'neuron_analysis.share_out',
  },
  {
    key: 'cosInOut',
    name: 'Cos in, out',
    sentence: 'Whether it writes what it reads: 1 amplifies, −1 erases, 0 writes something else.',
    formula: 'cos(w_in, w_out), both folded',
    bound: 'About ±1/√d_model for two random directions.',
    source: 'Universal Neurons',
    section: 'weights',
    format: 'number',
    column: 'neuron_analysis.cos_in_out',
  },
  {
    key: 'cosEmbed',
    name: 'Cos embedding',
    sentence: 'How nearly its input direction is the embedding of one token.',
    formula: 'max over v of cos(W_E[v], w_in)',
    bound: 'A largest of d_vocab cosines: about √(2 ln d_vocab / d_model) for a random direction.',
    source: 'defined here',
    section: 'weights',
    format: 'number',
    column: 'neuron_analysis.cos_embed',
    beside: ['embed_token'],
  },
  {
    key: 'inputEffect',
    name: 'Token-direct input',
    sentence: 'How much a token’s own embedding pushes the neuron, before attention adds anything.',
    formula: 'U[v] = W_E[v] · w_in, w_in folded',
    bound: `${fromWeights} In layer 0 it is exact for the token’s own part; later layers see more.`,
    source: 'Elhage et al. 2021, direct path',
    section: 'weights',
    format: 'number',
  },
] as const satisfies readonly Statistic[]
