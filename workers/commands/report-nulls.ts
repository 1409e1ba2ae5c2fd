import type { NumberKey } from '#lib/methods/registry.ts'
import type { ReportNeuron } from '#workers/commands/report-rows.ts'

/** Why a statistic is undefined for a neuron that fires; by statistic, where the reason is its own. */
const own: Partial<Record<NumberKey, (neuron: ReportNeuron) => string>> = {
  reasons: () => 'under 50 distinct examples',
  effectiveReasons: () => 'under 50 distinct examples',
  silhouette: ({ reasons }) => (reasons === null ? 'under 50 distinct examples' : 'one reason'),
  monoMass: ({ reasons }) => (reasons === null ? 'under 50 distinct examples' : 'no activation in the sample'),
  monoMassPost: ({ reasons }) => (reasons === null ? 'under 50 distinct examples' : 'no activation in the sample'),
  poly: ({ reasons }) =>
    reasons === null ? 'under 50 distinct examples' : 'under 2 reasons, or their silhouette is under 0.25',
  mono: () => 'a statistic it is made of is undefined',
  abstract: () => 'a statistic it is made of is undefined',
  smuggled: () => 'nothing is high after LayerNorm',
}

/** Why `key` is null for a neuron; `computed` says whether any neuron of its layer has it. */
export function whyNull(neuron: ReportNeuron, key: NumberKey, computed: boolean): string {
  if (!computed) return 'not computed for this layer'
  if (neuron.dead) return 'dead'
  return own[key]?.(neuron) ?? 'undefined on the sample'
}

/** How many neurons lack a statistic, by reason, the most frequent first. */
export function countNulls(neurons: readonly ReportNeuron[], key: NumberKey): [reason: string, n: number][] {
  const computed = neurons.some(neuron => neuron[key] !== null)
  const counts = new Map<string, number>()
  for (const neuron of neurons) {
    if (neuron[key] !== null) continue
    const reason = whyNull(neuron, key, computed)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}
