import type { Example, ExampleGroup } from '#lib/neuron/examples.ts'
import { intervalSample } from '#lib/numeric/interval-sample.ts'
import type { MergedLayer } from '#lib/numeric/merged-layer.ts'
import type { CollectedIndex, FoundWindow } from '#workers/plan/collected-index.ts'

/** Texts among the strongest examples whose windows are kept; the other examples are kept as references. */
export const shownExamples = 20

const example = (found: FoundWindow, activation: number): Example => ({
  document: found.document,
  token: found.token,
  activation,
  copies: found.copies,
  window: found.window,
})

/** A window that planning asked for; throws where no shard collected it, which would be a fault of this program. */
const wanted = (found: FoundWindow | undefined, what: string): FoundWindow => {
  if (!found) throw new Error(`${what}: wanted its window among the collected ones, got none; run it again`)
  return found
}

/**
 * The example groups of one neuron: its strongest units (the first of each text), its interval sample, the corpus' random tokens. Activations of
 * chosen tokens are the scan's, so that they agree with the statistics to the last bit.
 */
export const neuronExamples = (layer: MergedLayer, neuron: number, collected: CollectedIndex): ExampleGroup[] => {
  const max = layer.max(neuron)
  const what = `neuron ${neuron}`
  const strongest = layer.topRefs(neuron).flatMap(({ document, token, activation }) => {
    const found = collected.find(neuron, document, token, 'strongest')
    return found ? [example(found, activation)] : []
  })
  const intervals = intervalSample(layer.histogram(neuron), layer.samples(neuron), max).map(
    ({ from, to, tokens, examples }): ExampleGroup => ({
      kind: 'interval',
      low: from,
      high: to,
      tokens: Math.round(tokens),
      examples: examples.map(({ document, token, activation }) =>
        example(wanted(collected.find(neuron, document, token, 'interval'), what), activation),
      ),
    }),
  )
  const random = collected.random(neuron).map(found => example(found, found.activation))
  return [
    { kind: 'strongest', low: 0, high: max, tokens: layer.nTokens, examples: strongest },
    ...intervals,
    { kind: 'random', low: 0, high: max, tokens: layer.nTokens, examples: random },
  ]
}

/** The strongest units of every kind of text, `names` in the order of the layer's lists; a kind without any is left out. */
export const domainExamples = (
  layer: MergedLayer,
  neuron: number,
  collected: CollectedIndex,
  names: readonly string[],
): ExampleGroup[] =>
  names.flatMap((label, domain): ExampleGroup[] => {
    const examples = layer
      .domainRefs(neuron, domain)
      .map(({ document, token, activation }) =>
        example(wanted(collected.find(neuron, document, token, 'domain'), `neuron ${neuron}`), activation),
      )
    return examples.length > 0
      ? [{ kind: 'domain', label, low: 0, high: examples[0].activation, tokens: 0, examples }]
      : []
  })
