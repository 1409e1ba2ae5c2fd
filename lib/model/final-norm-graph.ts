import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { finalNorm } from '#lib/model/graph/layer-norm.ts'
import { residualStream } from '#lib/model/graph/residual-stream.ts'
import { createGraph, finish, input, operator, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** True for the tensors that `buildFinalNormGraph` needs: all but the unembedding. */
export const isBeforeUnembedding = (key: string): boolean => !key.startsWith('unembed.')

/**
 * An ONNX graph from tokens to what the unembedding reads. Input `tokens` int64 [batch, pos]; outputs, float32:
 * `normed` [batch * pos, dModel], the final norm's output, and `final_scale` [batch * pos, 1], sqrt(var + eps) of its input.
 */
export function buildFinalNormGraph(weights: Weights, options: GraphOptions = {}): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const { normed, scale } = finalNorm(graph, weights, residualStream(graph, weights, tokens, options).x)
  operator(graph, 'Identity', [normed], { name: 'normed' })
  operator(graph, 'Identity', [scale], { name: 'final_scale' })
  output(graph, 'normed', 'float32', ['rows', weights.config.dModel])
  output(graph, 'final_scale', 'float32', ['rows', 1])
  return finish(graph)
}
