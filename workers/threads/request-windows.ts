import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { intervalSample } from '#lib/numeric/interval-sample.ts'
import { decodeMergedLayer } from '#lib/numeric/merged-layer.ts'
import { shownExamples } from '#workers/plan/neuron-examples.ts'
import { emptyRequests, type WindowRequests, windowFlags } from '#workers/plan/window-requests.ts'

const sameWindow = (ref: StrongestRef, flags: number): string =>
  `${ref.document} ${ref.token} ${flags & windowFlags.strongest}`

/**
 * The windows one layer needs, from its merged statistics: for each neuron its 20 strongest units and its interval sample.
 * Ordered by neuron; a token that two intervals drew is asked for once.
 */
export const requestWindows = ({ merged, layer }: { merged: Uint8Array; layer: number }): WindowRequests => {
  const statistics = decodeMergedLayer(merged)
  const requests: { neuron: number; ref: StrongestRef; flags: number }[] = []
  for (let neuron = 0; neuron < statistics.dMlp; neuron++) {
    const seen = new Set<string>()
    const ask = (ref: StrongestRef, flags: number): void => {
      const key = sameWindow(ref, flags)
      if (seen.has(key)) return
      seen.add(key)
      requests.push({ neuron, ref, flags })
    }
    for (const top of statistics.topRefs(neuron).slice(0, shownExamples)) {
      ask(top, windowFlags.strongest)
    }
    const intervals = intervalSample(statistics.histogram(neuron), statistics.samples(neuron), statistics.max(neuron))
    for (const { examples } of intervals) for (const ref of examples) ask(ref, 0)
  }
  const all = emptyRequests(requests.length)
  requests.forEach(({ neuron, ref, flags }, i) => {
    all.layer[i] = layer
    all.neuron[i] = neuron
    all.document[i] = ref.document
    all.token[i] = ref.token
    all.flags[i] = flags
    all.expected[i] = ref.activation
  })
  return all
}
