import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { createGraph, finish, input, int64s, operator, operators, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** Settings of the direct logit effects. */
export interface LogitEffectOptions {
  /** Ids from here up are padding without a token and are left out; default dVocab. */
  vocabSize?: number
}

/**
 * An ONNX graph of direct logit effects: W_out[neuron] . W_U over the vocabulary, both folded and centred (`foldWeights`),
 * so in logits per unit of folded `post` and per unit of 1 / final scale. Input `neurons` int64 [n]; outputs [n, k]:
 * `promoted_ids` (int64) with `promoted_values`, largest first, and `suppressed_ids` with `suppressed_values`, lowest first;
 * equal values in order of the id. `k` is at most the vocabulary.
 */
export function buildLogitEffectGraph(
  folded: Weights,
  layer: number,
  k: number,
  { vocabSize = folded.config.dVocab }: LogitEffectOptions = {},
): Uint8Array<ArrayBuffer> {
  const { nLayers, attnOnly, dVocab } = folded.config
  if (attnOnly || layer < 0 || layer >= nLayers) {
    throw new Error(`logit effects: wanted a layer with an MLP from 0 to ${nLayers - 1}, got ${layer}`)
  }
  if (vocabSize > dVocab) throw new Error(`logit effects: wanted a vocabulary up to ${dVocab}, got ${vocabSize}`)
  if (k < 1 || k > vocabSize) throw new Error(`logit effects: wanted 1 to ${vocabSize} tokens a neuron, got ${k}`)
  const graph = createGraph()
  const neurons = input(graph, 'neurons', 'int64', ['n'])
  const rows = operator(graph, 'Gather', [weightConstant(graph, folded, `blocks.${layer}.mlp.W_out`), neurons])
  const all = operator(graph, 'MatMul', [rows, weightConstant(graph, folded, 'unembed.W_U')])
  const effects =
    vocabSize === dVocab
      ? all
      : operator(graph, 'Slice', [all, int64s(graph, [0]), int64s(graph, [vocabSize]), int64s(graph, [1])])
  for (const [prefix, largest] of [
    ['promoted', 1],
    ['suppressed', 0],
  ] as const) {
    const [values, ids] = operators(graph, 'TopK', [effects, int64s(graph, [k])], 2, {
      attributes: { axis: { int: 1 }, largest: { int: largest }, sorted: { int: 1 } },
    })
    operator(graph, 'Identity', [values], { name: `${prefix}_values` })
    operator(graph, 'Identity', [ids], { name: `${prefix}_ids` })
    output(graph, `${prefix}_values`, 'float32', ['n', k])
    output(graph, `${prefix}_ids`, 'int64', ['n', k])
  }
  return finish(graph)
}
