import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { attention, causalMask } from '#lib/model/graph/attention.ts'
import { embedding, inputSizes, type Sizes } from '#lib/model/graph/embedding.ts'
import { mlpActivations, mlpOutput } from '#lib/model/graph/mlp.ts'
import type { Graph } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** The residual stream behind the last block, [batch * pos, dModel], from `tokens` [batch, pos]. */
export function residualStream(
  graph: Graph,
  weights: Weights,
  tokens: string,
  { attention: kind = 'plain', embedding: wE }: GraphOptions,
): { x: string; sizes: Sizes } {
  const { nLayers, attnOnly } = weights.config
  const sizes = inputSizes(graph, tokens)
  const mask = kind === 'plain' ? causalMask(graph, weights, sizes) : ''
  let x = embedding(graph, weights, tokens, sizes, wE)
  for (let layer = 0; layer < nLayers; layer++) {
    x = attention(graph, weights, layer, x, sizes, mask, kind)
    if (!attnOnly) x = mlpOutput(graph, weights, layer, x, mlpActivations(graph, weights, layer, x, 'post'))
  }
  return { x, sizes }
}
