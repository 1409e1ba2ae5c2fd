import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { attention, causalMask } from '#lib/model/graph/attention.ts'
import { embedding, inputSizes } from '#lib/model/graph/embedding.ts'
import { layerNorm } from '#lib/model/graph/layer-norm.ts'
import { mlpActivations, mlpOutput } from '#lib/model/graph/mlp.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { mlpInputPoint } from '#lib/model/mlp-input.ts'
import { createGraph, finish, input, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/**
 * An ONNX graph from tokens to what layer `layer`'s MLP reads. Input `tokens` int64 [batch, pos]; output `mlpInputPoint(layer)`,
 * float32 [batch * pos, dModel], ln2's output: the plain normalised residual stream where ln2 is folded (`foldMlpInput`). Where
 * `site` is given, the activations there too, named by their hook point, [batch * pos, dMlp].
 */
export function buildMlpInputGraph(
  weights: Weights,
  layer: number,
  { attention: kind = 'plain', site }: Pick<GraphOptions, 'attention'> & { site?: HookSite } = {},
): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const sizes = inputSizes(graph, tokens)
  const mask = kind === 'plain' ? causalMask(graph, weights, sizes) : ''
  let x = embedding(graph, weights, tokens, sizes)
  for (let before = 0; before < layer; before++) {
    x = attention(graph, weights, before, x, sizes, mask, kind)
    x = mlpOutput(graph, weights, before, x, mlpActivations(graph, weights, before, x, 'post'))
  }
  x = attention(graph, weights, layer, x, sizes, mask, kind)
  layerNorm(graph, weights, `blocks.${layer}.ln2`, x, mlpInputPoint(layer))
  output(graph, mlpInputPoint(layer), 'float32', ['rows', weights.config.dModel])
  if (site) {
    mlpActivations(graph, weights, layer, x, site)
    output(graph, hookPoint(layer, site), 'float32', ['rows', weights.config.dMlp])
  }
  return finish(graph)
}
