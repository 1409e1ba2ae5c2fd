import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { type Graph, input, int64s, operator } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** What every layer needs to know of the input's size, known only when the graph runs. */
export interface Sizes {
  /** Value [2]: batch, pos. */
  batchPos: string
  /** Value [1]: pos. */
  pos: string
}

/** Reads the sizes off `tokens` [batch, pos]. */
export function inputSizes(graph: Graph, tokens: string): Sizes {
  const batchPos = operator(graph, 'Shape', [tokens])
  return { batchPos, pos: operator(graph, 'Shape', [tokens], { attributes: { start: { int: 1 } } }) }
}

/** Where a graph has W_E: `constant`, as all weights, or as the `input` embed.W_E, float32 [dVocab, dModel]. */
export type EmbeddingKind = 'constant' | 'input'

/** Name of W_E, as a weight and as an input. */
export const embeddingKey = 'embed.W_E'

/**
 * The residual stream before the first block: W_E[tokens] + W_pos[0..pos], as [batch * pos, dModel]; without W_pos where
 * positions go to queries and keys alone.
 */
export function embedding(
  graph: Graph,
  weights: Weights,
  tokens: string,
  sizes: Sizes,
  kind: EmbeddingKind = 'constant',
): string {
  const { dVocab, dModel } = weights.config
  const wE =
    kind === 'input'
      ? input(graph, embeddingKey, 'float32', [dVocab, dModel])
      : weightConstant(graph, weights, embeddingKey)
  const words = operator(graph, 'Gather', [wE, tokens])
  const placed = weights.config.positionalEmbeddingType === 'standard'
  const sum = placed ? operator(graph, 'Add', [words, positionRows(graph, weights, sizes)]) : words
  return operator(graph, 'Reshape', [sum, int64s(graph, [-1, dModel])])
}

/** W_pos[0..pos], [pos, dModel]. */
export function positionRows(graph: Graph, weights: Weights, sizes: Sizes): string {
  const table = weightConstant(graph, weights, 'pos_embed.W_pos')
  return operator(graph, 'Slice', [table, int64s(graph, [0]), sizes.pos, int64s(graph, [0])])
}
