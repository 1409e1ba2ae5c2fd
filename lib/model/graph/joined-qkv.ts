import { constant, type Graph } from '#lib/model/onnx/graph.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/**
 * W_Q, W_K and W_V of one layer side by side, [dModel, 3 * nHeads * dHead], and their biases: one matrix product instead of
 * 3 * nHeads. Queries (weight and bias) are multiplied by `queryScale`.
 */
export function joinedQkv(
  graph: Graph,
  weights: Weights,
  layer: number,
  queryScale: number,
): { weight: string; bias: string } {
  const { nHeads, dHead, dModel } = weights.config
  const inner = nHeads * dHead
  const matrix = new Float32Array(dModel * 3 * inner)
  const bias = new Float32Array(3 * inner)
  for (const [part, letter] of ['Q', 'K', 'V'].entries()) {
    const scale = letter === 'Q' ? queryScale : 1
    const w = weight(weights, `blocks.${layer}.attn.W_${letter}`).data // [nHeads, dModel, dHead]
    const b = weight(weights, `blocks.${layer}.attn.b_${letter}`).data // [nHeads, dHead]
    for (let i = 0; i < inner; i++) bias[part * inner + i] = b[i] * scale
    for (let head = 0; head < nHeads; head++) {
      for (let d = 0; d < dModel; d++) {
        const from = (head * dModel + d) * dHead
        const to = d * 3 * inner + part * inner + head * dHead
        for (let j = 0; j < dHead; j++) matrix[to + j] = w[from + j] * scale
      }
    }
  }
  return {
    weight: constant(graph, `blocks.${layer}.attn.W_QKV`, [dModel, 3 * inner], matrix),
    bias: constant(graph, `blocks.${layer}.attn.b_QKV`, [3 * inner], bias),
  }
}
