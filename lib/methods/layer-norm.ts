import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'layernorm'

/** What SoLU's LayerNorm makes large although it was small before. */
export const layerNormStatistics = [
  {
    key: 'smuggled',
    name: 'Smuggled',
    sentence: 'Of the energy that leaves the neuron after LayerNorm, the share on tokens where it hardly fired before.',
    formula: 'S = Σ n² [n ≥ η, mid < 0.1 M] / Σ n² [n ≥ η], n after LayerNorm, η = max(1, N/4), N as M but of n',
    bound:
      'Off by at most the number beside it: bins that a threshold cuts. 0 for a neuron whose high outputs all follow high activations.',
    source: 'SoLU paper (Elhage et al. 2022) §6.4 for the effect; the number is defined here',
    section,
    format: 'number',
    column: 'neuron_analysis.smuggled',
    beside: ['smuggled_error'],
  },
  {
    key: 'smuggledTokens',
    name: 'Smuggled on',
    sentence: 'Tokens that were low before LayerNorm and are high after it.',
    formula: 'tokens with mid < 0.1 M and n ≥ η',
    bound: 'Read off the joint histogram; exact where both thresholds are edges of its bins.',
    source: 'defined here',
    section,
    format: 'count',
    column: 'neuron_analysis.smuggled_tokens',
  },
  {
    key: 'tailMismatch',
    name: 'Tail mismatch',
    sentence: 'Of the strongest 0.1 % of tokens after LayerNorm, the share that is not among the strongest before.',
    formula: 'R = 1 − |top 0.1 % after ∩ top 0.1 % before| / |top 0.1 %|',
    bound: '0 where LayerNorm keeps the order; 99.9 % for two unrelated orders.',
    source: 'defined here',
    section,
    format: 'share',
    column: 'neuron_analysis.tail_mismatch',
  },
  {
    key: 'joint',
    name: 'Before and after',
    sentence: 'Every token by its activation before and after LayerNorm.',
    formula: '24 × 24 bins: half octaves of 0.1 M before, half octaves after',
    bound: 'Each token counts in exactly one cell. After is in the folded convention: unit variance over the layer.',
    source: 'SoLU paper §4.3: LayerNorm after SoLU',
    section,
    format: 'count',
  },
] as const satisfies readonly Statistic[]
