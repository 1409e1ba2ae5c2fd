import { createGraph, finish, input, int64s, operator, operators, output } from '#lib/model/onnx/graph.ts'

/** Settings of the direct logit effects. */
export interface LogitEffectOptions {
  /** Ids from here up are padding without a token and are left out; default dVocab. */
  vocabSize?: number
}

/**
 * An ONNX graph of direct logit effects: W_out[neuron] . W_U over the vocabulary, both folded and centred
 * (`foldEffectWeights`), so in logits per unit of folded `post` and per unit of 1 / final scale. The matrices are inputs, so
 * that they are in memory once: `w_out` float32 [n, dModel], the rows of the neurons asked for, and `w_u` [dModel, dVocab].
 * Outputs [n, k]: `promoted_ids` (int64) with `promoted_values`, largest first, and `suppressed_ids` with
 * `suppressed_values`, lowest first; equal values in order of the id. `k` is at most the vocabulary.
 */
export function buildLogitEffectGraph(
  { dModel, dVocab }: { dModel: number; dVocab: number },
  k: number,
  { vocabSize = dVocab }: LogitEffectOptions = {},
): Uint8Array<ArrayBuffer> {
  if (vocabSize > dVocab) throw new Error(`logit effects: wanted a vocabulary up to ${dVocab}, got ${vocabSize}`)
  if (k < 1 || k > vocabSize) throw new Error(`logit effects: wanted 1 to ${vocabSize} tokens a neuron, got ${k}`)
  const graph = createGraph()
  const rows = input(graph, 'w_out', 'float32', ['n', dModel])
  const all = operator(graph, 'MatMul', [rows, input(graph, 'w_u', 'float32', [dModel, dVocab])])
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
