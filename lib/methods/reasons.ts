import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'reasons'
const heuristic = 'A heuristic to sort by, not a measurement: ranks averaged within the layer, 0 to 1.'

/** How many different things make the neuron fire, and at which levels it fires for one of them. */
export const reasonStatistics = [
  {
    key: 'reasons',
    name: 'Reasons',
    sentence: 'Clusters among the causes of its 1 000 strongest examples.',
    formula:
      'k* of spherical k-means on x̂ ⊙ w_in by the gap statistic; more than 1 only if the silhouette is at least 0.15',
    bound: 'Twenty uniform sets of points are the null of the gap statistic. Not computed under 50 distinct examples.',
    source: 'Tibshirani et al. 2001; embedding after Foote 2024',
    section,
    format: 'count',
    column: 'neuron_analysis.reasons',
  },
  {
    key: 'silhouette',
    name: 'Silhouette',
    sentence: 'How clearly the reasons are apart.',
    formula:
      'mean over examples of (b − a) / max(a, b), a and b the distances to the own and the nearest other cluster',
    bound: 'Near 0 for one cloud cut in two, 1 for points.',
    source: 'Rousseeuw 1987',
    section,
    format: 'number',
    column: 'neuron_analysis.silhouette',
  },
  {
    key: 'effectiveReasons',
    name: 'Even reasons',
    sentence: 'So many reasons if all had an equal share of the activation.',
    formula: 'exp(−Σ p ln p), p a reason’s share of the activation',
    bound: 'Between 1 and the number of reasons.',
    source: 'exponential of Shannon’s entropy',
    section,
    format: 'number',
    column: 'neuron_analysis.effective_reasons',
  },
  {
    key: 'monoMass',
    name: 'In one-reason bands',
    sentence: 'Share of its activation at levels where nearly all examples have one reason.',
    formula:
      'activation in bands whose largest reason has a Wilson bound ≥ 0.8 (95 %, at least 40 examples) / all activation',
    bound: 'Bands without enough examples do not count, so it errs low.',
    source: 'defined here after SoLU paper §6.4',
    section,
    format: 'share',
    column: 'neuron_analysis.mono_mass',
  },
  {
    key: 'monoMassPost',
    name: 'The same, after LN',
    sentence: 'The same with bands of the activation after LayerNorm.',
    formula: 'as In one-reason bands, at post',
    bound: 'Bands without enough examples do not count, so it errs low.',
    source: 'defined here after SoLU paper §6.4',
    section,
    format: 'share',
    column: 'neuron_analysis.mono_mass_post',
  },
  {
    key: 'mono',
    name: 'One thing',
    sentence: 'High for neurons with one clear reason at all levels.',
    formula: 'mean rank of: few even reasons, much activation in one-reason bands, clear silhouette or one reason',
    bound: heuristic,
    source: 'defined here',
    section,
    format: 'number',
    column: 'neuron_analysis.mono',
  },
  {
    key: 'poly',
    name: 'Many things',
    sentence: 'High for neurons with several clearly different reasons.',
    formula: 'the reverse of One thing, among neurons with 2 reasons or more and a silhouette of at least 0.25',
    bound: heuristic,
    source: 'defined here',
    section,
    format: 'number',
    column: 'neuron_analysis.poly',
  },
  {
    key: 'abstract',
    name: 'Abstract',
    sentence: 'High for neurons with one reason that no few tokens explain.',
    formula: 'mean rank of: One thing, low R² of 3 tokens, many effective tokens',
    bound: heuristic,
    source: 'defined here',
    section,
    format: 'number',
    column: 'neuron_analysis.abstract',
  },
] as const satisfies readonly Statistic[]
