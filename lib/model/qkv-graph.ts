import { embedding, inputSizes } from '#lib/model/graph/embedding.ts'
import { joinedQkv } from '#lib/model/graph/joined-qkv.ts'
import { layerNorm } from '#lib/model/graph/layer-norm.ts'
import { createGraph, finish, input, operator, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/**
 * An ONNX graph from tokens to the first layer's queries, keys and values. Input `tokens` int64 [batch, pos]; output `qkv`
 * float32 [batch * pos, 3 * nHeads * dHead]: queries (times 1 / sqrt(dHead)), keys, values, each head by head.
 */
export function buildQkvGraph(weights: Weights): Uint8Array<ArrayBuffer> {
  const { nHeads, dHead } = weights.config
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const x = embedding(graph, weights, tokens, inputSizes(graph, tokens))
  const { weight, bias } = joinedQkv(graph, weights, 0, 1 / Math.sqrt(dHead))
  operator(graph, 'Gemm', [layerNorm(graph, weights, 'blocks.0.ln1', x), weight, bias], { name: 'qkv' })
  output(graph, 'qkv', 'float32', ['rows', 3 * nHeads * dHead])
  return finish(graph)
}
