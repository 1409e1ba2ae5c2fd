import { patternPoint } from '#lib/model/graph/attention.ts'
import { residualStream } from '#lib/model/graph/residual-stream.ts'
import { createGraph, finish, input, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/**
 * An ONNX graph from tokens to where every head looks. Input `tokens` int64 [batch, pos]; one output a layer, named by its
 * `patternPoint`, float32 [batch, nHeads, pos, pos]: of each position (third axis) the shares of itself and earlier ones.
 */
export function buildAttentionPatternGraph(weights: Weights): Uint8Array<ArrayBuffer> {
  const { nLayers, nHeads } = weights.config
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  residualStream(graph, weights, tokens, { attention: 'plain' })
  for (let layer = 0; layer < nLayers; layer++) {
    output(graph, patternPoint(layer), 'float32', ['batch', nHeads, 'pos', 'pos'])
  }
  return finish(graph)
}
