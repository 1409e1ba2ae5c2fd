import { createGraph, finish, input, int64s, operator, operators, output } from '#lib/model/onnx/graph.ts'

/**
 * An ONNX graph of what a model expects next. Inputs `normed` float32 [n, dModel] (the final norm's output), `w_u`
 * [dModel, dVocab], `b_u` [dVocab], `targets` int64 [n]; outputs, natural logs of probabilities: `log_prob` float32 [n, 1] of
 * the targets, `top_log_probs` [n, k] of the k likeliest ids, largest first, with `top_ids` int64 [n, k]. Ids from `vocabSize`
 * up are padding: they have their share of the probability, as in the loss, but are never among the likeliest.
 */
export function buildNextTokenGraph(
  { dModel, dVocab }: { dModel: number; dVocab: number },
  k: number,
  vocabSize: number,
): Uint8Array<ArrayBuffer> {
  if (k < 1 || k > vocabSize || vocabSize > dVocab)
    throw new Error(`next tokens: wanted 1 <= k <= vocabulary <= ${dVocab}, got k ${k}, vocabulary ${vocabSize}`)
  const graph = createGraph()
  const normed = input(graph, 'normed', 'float32', ['n', dModel])
  const wU = input(graph, 'w_u', 'float32', [dModel, dVocab])
  const bU = input(graph, 'b_u', 'float32', [dVocab])
  const targets = input(graph, 'targets', 'int64', ['n'])
  const logits = operator(graph, 'Gemm', [normed, wU, bU])
  const total = operator(graph, 'ReduceLogSumExp', [logits], { attributes: { axes: { ints: [1] } } })
  const column = operator(graph, 'Reshape', [targets, int64s(graph, [-1, 1])])
  const chosen = operator(graph, 'GatherElements', [logits, column], { attributes: { axis: { int: 1 } } })
  operator(graph, 'Sub', [chosen, total], { name: 'log_prob' })
  const words = operator(graph, 'Slice', [logits, int64s(graph, [0]), int64s(graph, [vocabSize]), int64s(graph, [1])])
  const [values, ids] = operators(graph, 'TopK', [words, int64s(graph, [k])], 2, {
    attributes: { axis: { int: 1 }, largest: { int: 1 }, sorted: { int: 1 } },
  })
  operator(graph, 'Sub', [values, total], { name: 'top_log_probs' })
  operator(graph, 'Identity', [ids], { name: 'top_ids' })
  output(graph, 'log_prob', 'float32', ['n', 1])
  output(graph, 'top_log_probs', 'float32', ['n', k])
  output(graph, 'top_ids', 'int64', ['n', k])
  return finish(graph)
}
