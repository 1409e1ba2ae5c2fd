import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'live'

/** What is computed of a visitor's text, there and then. */
export const liveStatistics = [
  {
    key: 'liveActivation',
    name: 'Activation on a text',
    sentence: 'A neuron’s activation on each token of a text that somebody typed.',
    formula:
      'a(t) at the run’s hook point, the row being BOS and the text; tinted and printed in units of M of that run',
    bound:
      'As exact as the scan’s own values: the same weights, graph and arithmetic. Not computed for a text longer than the context.',
    source: 'computed here on demand',
    section,
    format: 'number',
  },
  {
    key: 'strongestHere',
    name: 'Strongest neurons',
    sentence: 'The neurons that a token, or the whole text, drives hardest for what they ever reach.',
    formula: 'the 10 largest a / M; over a text each neuron counts where it is largest',
    bound:
      'By chance every token has some: with n neurons that each fire at M / 2 on a share p of tokens, n p of them.',
    source: 'defined here; dead neurons are left out',
    section,
    format: 'number',
  },
  {
    key: 'surprise',
    name: 'Surprise',
    sentence: 'How little the model expected a token after what stands before it.',
    formula: '−ln p(token | BOS and the tokens before it), in nats; the full hue at 10',
    bound: 'The model’s mean over the corpus is its loss; a guess among V tokens has ln V.',
    source: 'Shannon 1948',
    section,
    format: 'decimals',
  },
  {
    key: 'nextToken',
    name: 'Next token',
    sentence: 'The ten tokens that the model holds likeliest behind a token.',
    formula: 'softmax(ln_final(x) W_U + b_U), the largest 10',
    bound: 'Ids without a token have a share of the probability too, and are not listed.',
    source: 'the model itself',
    section,
    format: 'share',
  },
  {
    key: 'activationChange',
    name: 'Change',
    sentence: 'What editing a text did to the activation on the tokens that stayed.',
    formula: 'a(edited) − a(original), tokens paired from both ends as long as they are the same',
    bound: 'Tokens before the edit cannot change; below 0.01 M a change is not listed.',
    source: 'defined here',
    section,
    format: 'number',
  },
  {
    key: 'checkedValue',
    name: 'Checked value',
    sentence: 'A stored activation beside the same one computed again while you look.',
    formula:
      'the row (BOS and the document’s piece of n_ctx − 1 tokens) read again up to the token; difference = now − stored',
    bound:
      'Float32 sums in another order differ in the last digits: up to 10⁻⁴ |a| + 10⁻⁶ is called the same, as when examples are collected.',
    source: 'docs/decisions/001',
    section,
    format: 'number',
  },
] as const satisfies readonly Statistic[]
