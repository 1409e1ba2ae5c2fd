import type { Statistic } from '#lib/methods/statistic.ts'

const oneLayer =
  'Exact for models of one layer; not computed for deeper ones, where earlier layers write into what is read.'

/** What a neuron does to the token that comes, and what its own input is made of. */
export const effectStatistics = [
  {
    key: 'nextContribution',
    name: 'To the next token',
    sentence: 'What the neuron adds to the logit of the token that really comes next, on average.',
    formula:
      'mean over tokens t of n(t) · Λ[v(t + 1)] / σ_f(t), n after LayerNorm, σ_f the final LayerNorm’s scale at t',
    bound:
      'About 0 for a neuron whose effects fall on tokens that come no more often than others. Over a sample of about 262 000 tokens with a next one in their row. Before the last layer the direct path only.',
    source: 'Neuroscope’s logit attribution, held against the token at t + 1 instead of t',
    section: 'logits',
    format: 'number',
    column: 'neuron_analysis.next_contribution',
  },
  {
    key: 'contribution',
    name: 'Contribution',
    sentence: 'What the neuron adds to the logit of the token that comes next, at one place.',
    formula: 'n(t) · Λ[v(t + 1)] / σ_f(t), logits centred over the vocabulary',
    bound:
      'The 20 largest and smallest of the sample, one place a document. Before the last layer the direct path only.',
    source: 'Neuroscope’s logit attribution, held against the token at t + 1 instead of t',
    section: 'logits',
    format: 'number',
  },
  {
    key: 'pathTerm',
    name: 'Path term',
    sentence: 'How much of the neuron’s input at one place comes from one part of the model.',
    formula:
      'pre = (W_E[v] + W_pos[t] + Σ_h Σ_s A_ts x̂_s W_V W_O + biases) · w_in / σ₂(t) + b; one term a token, position, head and source',
    bound: `${oneLayer} Given the attention and the scale of that place the terms sum to pre without remainder.`,
    source: 'Elhage et al. 2021, A Mathematical Framework for Transformer Circuits',
    section: 'paths',
    format: 'number',
  },
  {
    key: 'reverseToken',
    name: 'R² of the token term',
    sentence: 'How well the current token’s own term stands for the neuron’s whole input.',
    formula: 'R² = 1 − Σ (pre − kept − c)² / Σ (pre − mean)², kept = token term + biases, c the mean of the rest',
    bound: `c is fitted on documents with an even hash, R² is on those with an odd one: below 0 where the term misleads. ${oneLayer}`,
    source: 'defined here',
    section: 'paths',
    format: 'decimals',
    column: 'neuron_analysis.reverse_token',
  },
  {
    key: 'reverseR2',
    name: 'R² without attention',
    sentence: 'The same with the token’s and the position’s term: all that needs no attention pattern.',
    formula: 'as R² of the token term, kept = token + position + biases',
    bound: `The rest of 1 is what heads bring. ${oneLayer}`,
    source: 'defined here',
    section: 'paths',
    format: 'decimals',
    column: 'neuron_analysis.reverse_r2',
  },
  {
    key: 'reverseTerms',
    name: 'Rebuilt from',
    sentence: 'The fewest named terms that give at least 0.9 of the input’s variance.',
    formula:
      'least list of token, position, head 0, head 1 … with R² ≥ 0.9, the best of equally short ones; a head is the sum over its sources',
    bound: `All lists of up to three terms are tried, longer ones grow term by term. All terms together always reach 1. ${oneLayer}`,
    source: 'defined here',
    section: 'paths',
    format: 'word',
    column: 'neuron_analysis.reverse_terms',
  },
  {
    key: 'reverseF1',
    name: 'F1 of those terms',
    sentence: 'How well those terms tell where the neuron fires strongly.',
    formula: 'F1 of “activation ≥ 0.5 M” by one threshold on the kept sum',
    bound: `The threshold is fitted on documents with an even hash, F1 is on those with an odd one; not computed where either has no strong firing. ${oneLayer}`,
    source: 'defined here',
    section: 'paths',
    format: 'decimals',
    column: 'neuron_analysis.reverse_f1',
  },
] as const satisfies readonly Statistic[]
