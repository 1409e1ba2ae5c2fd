import { createGraph, finish, input, int64s, operator, output } from '#lib/model/onnx/graph.ts'

/**
 * An ONNX graph of one slice of the vocabulary, ids `from` .. `to` - 1, so that not all logits need memory at once. Inputs
 * `normed` float32 [n, dModel], `w_u` [dModel, dVocab], `b_u` [dVocab], `targets` int64 [n], `from` and `to` int64 [1];
 * outputs float32 [n, 1]: `total`, the log of the sum of exp(logit) over the slice, and `chosen`, the target's logit where
 * the target lies in the slice (else that of an end of the slice).
 */
export function buildUnembedGraph({ dModel, dVocab }: { dModel: number; dVocab: number }): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const normed = input(graph, 'normed', 'float32', ['n', dModel])
  const wU = input(graph, 'w_u', 'float32', [dModel, dVocab])
  const bU = input(graph, 'b_u', 'float32', [dVocab])
  const targets = input(graph, 'targets', 'int64', ['n'])
  const from = input(graph, 'from', 'int64', [1])
  const to = input(graph, 'to', 'int64', [1])
  const slice = (of: string, axis: number) => operator(graph, 'Slice', [of, from, to, int64s(graph, [axis])])
  const logits = operator(graph, 'Gemm', [normed, slice(wU, 1), slice(bU, 0)])
  const last = operator(graph, 'Sub', [operator(graph, 'Sub', [to, from]), int64s(graph, [1])])
  const column = operator(graph, 'Min', [
    operator(graph, 'Max', [operator(graph, 'Sub', [targets, from]), int64s(graph, [0])]),
    last,
  ])
  const columns = operator(graph, 'Reshape', [column, int64s(graph, [-1, 1])])
  operator(graph, 'GatherElements', [logits, columns], { attributes: { axis: { int: 1 } }, name: 'chosen' })
  operator(graph, 'ReduceLogSumExp', [logits], { attributes: { axes: { ints: [1] } }, name: 'total' })
  output(graph, 'chosen', 'float32', ['n', 1])
  output(graph, 'total', 'float32', ['n', 1])
  return finish(graph)
}
