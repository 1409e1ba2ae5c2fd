import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { finalNorm } from '#lib/model/graph/layer-norm.ts'
import { residualStream } from '#lib/model/graph/residual-stream.ts'
import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { createGraph, finish, input, int64s, operator, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/**
 * An ONNX graph from tokens to what the model thought of given next tokens. Inputs `tokens` and `targets` int64 [batch, pos];
 * outputs, float32 [batch, pos]: `log_prob`, the natural log of the target's probability after each position, and
 * `final_scale`, sqrt(var + eps) of the final LayerNorm's input there. Attention-only models work too.
 * Needs batch * pos * dVocab * 4 bytes for the logits: `buildFinalNormGraph` with `buildUnembedGraph` need less.
 */
export function buildLogProbGraph(weights: Weights, options: GraphOptions = {}): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const targets = input(graph, 'targets', 'int64', ['batch', 'pos'])
  const { x, sizes } = residualStream(graph, weights, tokens, options)
  const { normed, scale } = finalNorm(graph, weights, x)
  const wU = weightConstant(graph, weights, 'unembed.W_U')
  const logits = operator(graph, 'Gemm', [normed, wU, weightConstant(graph, weights, 'unembed.b_U')])
  const column = operator(graph, 'Reshape', [targets, int64s(graph, [-1, 1])])
  const chosen = operator(graph, 'GatherElements', [logits, column], { attributes: { axis: { int: 1 } } })
  const total = operator(graph, 'ReduceLogSumExp', [logits], { attributes: { axes: { ints: [1] } } })
  const logProb = operator(graph, 'Sub', [chosen, total])
  operator(graph, 'Reshape', [logProb, sizes.batchPos], { name: 'log_prob' })
  operator(graph, 'Reshape', [scale, sizes.batchPos], { name: 'final_scale' })
  output(graph, 'log_prob', 'float32', ['batch', 'pos'])
  output(graph, 'final_scale', 'float32', ['batch', 'pos'])
  return finish(graph)
}
