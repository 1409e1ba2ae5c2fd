import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { finalNorm } from '#lib/model/graph/layer-norm.ts'
import { residualStream } from '#lib/model/graph/residual-stream.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { createGraph, finish, input, operator, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/**
 * An ONNX graph for reading one text: from tokens to every layer's activations at a site and to what the unembedding reads.
 * Input `tokens` int64 [batch, pos]; outputs, float32: each layer's hook point [batch * pos, dMlp], and `normed`
 * [batch * pos, dModel], the final norm's output, which is all of it in a model of attention only. Throws on a site the model
 * does not have.
 */
export function buildReadingGraph(
  weights: Weights,
  site: HookSite,
  options: GraphOptions = {},
): Uint8Array<ArrayBuffer> {
  const { nLayers, dMlp, dModel, attnOnly, actFn } = weights.config
  if (!attnOnly && site === 'mid' && actFn !== 'solu_ln') {
    throw new Error(`reading graph: hook_mid exists only for solu_ln, this model has ${actFn}; use post`)
  }
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const { normed } = finalNorm(graph, weights, residualStream(graph, weights, tokens, options).x)
  operator(graph, 'Identity', [normed], { name: 'normed' })
  for (let layer = 0; !attnOnly && layer < nLayers; layer++)
    output(graph, hookPoint(layer, site), 'float32', ['rows', dMlp])
  output(graph, 'normed', 'float32', ['rows', dModel])
  return finish(graph)
}
