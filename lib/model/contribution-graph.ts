import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { finalNorm } from '#lib/model/graph/layer-norm.ts'
import { residualStream } from '#lib/model/graph/residual-stream.ts'
import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { createGraph, finish, input, operator, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** Name of the output that holds layer `layer`'s effects. */
export const effectsOf = (layer: number): string => `effects.${layer}`

/**
 * An ONNX graph from tokens to what every neuron adds to chosen logits (methods §5). Inputs `tokens` int64 [batch, pos] and
 * `columns` float32 [n, dModel], columns of the folded W_U; outputs, float32: each layer's `hook_post` [batch * pos, dMlp],
 * `effectsOf(layer)` [n, dMlp] = columns . W_out[i], and `final_scale` [batch * pos, 1]. `weights` have post folded
 * (`foldPost`), so W_out need not be centred: the columns are, or nothing is.
 */
export function buildContributionGraph(weights: Weights, options: GraphOptions = {}): Uint8Array<ArrayBuffer> {
  const { nLayers, dModel, dMlp } = weights.config
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const columns = input(graph, 'columns', 'float32', ['n', dModel])
  const { scale } = finalNorm(graph, weights, residualStream(graph, weights, tokens, options).x)
  operator(graph, 'Identity', [scale], { name: 'final_scale' })
  output(graph, 'final_scale', 'float32', ['rows', 1])
  for (let layer = 0; layer < nLayers; layer++) {
    const wOut = weightConstant(graph, weights, `blocks.${layer}.mlp.W_out`)
    operator(graph, 'Gemm', [columns, wOut], { name: effectsOf(layer), attributes: { transB: { int: 1 } } })
    output(graph, hookPoint(layer, 'post'), 'float32', ['rows', dMlp])
    output(graph, effectsOf(layer), 'float32', ['n', dMlp])
  }
  return finish(graph)
}
