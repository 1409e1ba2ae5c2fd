import { positionRows, type Sizes } from '#lib/model/graph/embedding.ts'
import { joinedQkv } from '#lib/model/graph/joined-qkv.ts'
import { layerNorm } from '#lib/model/graph/layer-norm.ts'
import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { constant, type Graph, int64s, operator, operators, scalar } from '#lib/model/onnx/graph.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/** TransformerLens' name of where a layer's heads look, which plain attention has as a value. */
export const patternPoint = (layer: number): string => `blocks.${layer}.attn.hook_pattern`

/** `plain`: matrix products and a softmax, right on every backend. `fused`: one operator, for the CPU only. */
export type AttentionKind = 'plain' | 'fused'

/**
 * Added to the scores of later positions: far below any score, and exp of it is exactly 0. Not -Infinity, which some
 * backends turn into NaN.
 */
const masked = -1e9

/** The causal mask [pos, pos]: 0 where a query may look (key position <= query position), else a large negative number. */
export function causalMask(graph: Graph, weights: Weights, sizes: Sizes): string {
  // Positions are float32 because WebGPU has no int64.
  const { nCtx } = weights.config
  const all = constant(
    graph,
    'positions',
    [nCtx],
    Float32Array.from({ length: nCtx }, (_, i) => i),
  )
  const keys = operator(graph, 'Slice', [all, int64s(graph, [0]), sizes.pos, int64s(graph, [0])])
  const queries = operator(graph, 'Unsqueeze', [keys, int64s(graph, [1])])
  const later = operator(graph, 'Greater', [keys, queries])
  return operator(graph, 'Where', [later, scalar(graph, masked), scalar(graph, 0)])
}

/** Adds block `layer`'s attention to the residual stream `x` [batch * pos, dModel]. */
export function attention(
  graph: Graph,
  weights: Weights,
  layer: number,
  x: string,
  sizes: Sizes,
  mask: string,
  kind: AttentionKind,
): string {
  const { nHeads, dHead, dModel } = weights.config
  const block = `blocks.${layer}`
  const normed = layerNorm(graph, weights, `${block}.ln1`, x)
  const mixed = mixedHeads(graph, weights, layer, normed, sizes, mask, kind)
  const wO = constant(graph, `${block}.attn.W_O`, [nHeads * dHead, dModel], weight(weights, `${block}.attn.W_O`).data)
  const bO = weightConstant(graph, weights, `${block}.attn.b_O`)
  return operator(graph, 'Add', [x, operator(graph, 'Gemm', [mixed, wO, bO])])
}

/** softmax(q k^T / sqrt(dHead), causal) v of all heads side by side, from ln1's output: [batch * pos, nHeads * dHead]. */
export function mixedHeads(
  graph: Graph,
  weights: Weights,
  layer: number,
  normed: string,
  sizes: Sizes,
  mask: string,
  kind: AttentionKind,
): string {
  // The fused operator has no place for positions in queries and keys.
  if (weights.config.positionalEmbeddingType === 'shortformer') {
    return plain(graph, weights, layer, normed, sizes, mask || causalMask(graph, weights, sizes))
  }
  return (kind === 'fused' ? fused : plain)(graph, weights, layer, normed, sizes, mask)
}

/** By matrix products; 1 / sqrt(dHead) is in W_Q. */
function plain(graph: Graph, weights: Weights, layer: number, normed: string, sizes: Sizes, mask: string): string {
  const { nHeads, dHead } = weights.config
  const { weight: w, bias: b } = joinedQkv(graph, weights, layer, 1 / Math.sqrt(dHead))
  const words = operator(graph, 'Gemm', [normed, w, b]) // [batch * pos, 3 * nHeads * dHead]
  const joined = weights.config.positionalEmbeddingType === 'standard' ? words : placed(graph, weights, words, w, sizes)
  const shape = operator(graph, 'Concat', [sizes.batchPos, int64s(graph, [nHeads, dHead])], {
    attributes: { axis: { int: 0 } },
  })
  const parts = operators(graph, 'Split', [joined, int64s(graph, Array(3).fill(nHeads * dHead))], 3, {
    attributes: { axis: { int: 1 } },
  })
  const heads = (part: string, perm: number[]) =>
    operator(graph, 'Transpose', [operator(graph, 'Reshape', [part, shape])], { attributes: { perm: { ints: perm } } })
  const q = heads(parts[0], [0, 2, 1, 3]) // [batch, nHeads, pos, dHead]
  const k = heads(parts[1], [0, 2, 3, 1]) // [batch, nHeads, dHead, pos]
  const v = heads(parts[2], [0, 2, 1, 3])
  const scores = operator(graph, 'Add', [operator(graph, 'MatMul', [q, k]), mask]) // [batch, nHeads, pos, pos]
  const pattern = operator(graph, 'Softmax', [scores], { name: patternPoint(layer), attributes: { axis: { int: -1 } } })
  const z = operator(graph, 'Transpose', [operator(graph, 'MatMul', [pattern, v])], {
    attributes: { perm: { ints: [0, 2, 1, 3] } },
  })
  return operator(graph, 'Reshape', [z, int64s(graph, [-1, nHeads * dHead])])
}

/** Queries, keys and values [batch * pos, 3 * nHeads * dHead] with W_pos W_Q and W_pos W_K added to the first two. */
function placed(graph: Graph, weights: Weights, joined: string, wQkv: string, sizes: Sizes): string {
  const { nHeads, dHead } = weights.config
  const inner = nHeads * dHead
  const asks = Float32Array.from({ length: 3 * inner }, (_, i) => (i < 2 * inner ? 1 : 0))
  const moved = operator(graph, 'MatMul', [positionRows(graph, weights, sizes), wQkv]) // [pos, 3 * inner]
  const parts = operator(graph, 'Mul', [moved, constant(graph, 'queries and keys', [3 * inner], asks)])
  const shape = operator(graph, 'Concat', [sizes.batchPos, int64s(graph, [3 * inner])], {
    attributes: { axis: { int: 0 } },
  })
  const sum = operator(graph, 'Add', [operator(graph, 'Reshape', [joined, shape]), parts])
  return operator(graph, 'Reshape', [sum, int64s(graph, [-1, 3 * inner])])
}

/** The same by ONNX Runtime's own operator, which scales and masks by itself. */
function fused(graph: Graph, weights: Weights, layer: number, normed: string, sizes: Sizes): string {
  const { nHeads, dHead, dModel } = weights.config
  const { weight: w, bias: b } = joinedQkv(graph, weights, layer, 1)
  const shape = operator(graph, 'Concat', [sizes.batchPos, int64s(graph, [dModel])], {
    attributes: { axis: { int: 0 } },
  })
  const rows = operator(graph, 'Reshape', [normed, shape])
  const z = operator(graph, 'Attention', [rows, w, b], {
    domain: 'com.microsoft',
    attributes: {
      num_heads: { int: nHeads },
      unidirectional: { int: 1 },
      qkv_hidden_sizes: { ints: Array(3).fill(nHeads * dHead) },
    },
  })
  return operator(graph, 'Reshape', [z, int64s(graph, [-1, nHeads * dHead])])
}
