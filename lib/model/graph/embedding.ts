import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { type Graph, int64s, operator } from '#lib/model/onnx/graph.ts'
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

/** The residual stream before the first block: W_E[tokens] + W_pos[0..pos], as [batch * pos, dModel]. */
export function embedding(graph: Graph, weights: Weights, tokens: string, sizes: Sizes): string {
  const words = operator(graph, 'Gather', [weightConstant(graph, weights, 'embed.W_E'), tokens])
  const table = weightConstant(graph, weights, 'pos_embed.W_pos')
  const positions = operator(graph, 'Slice', [table, int64s(graph, [0]), sizes.pos, int64s(graph, [0])])
  const sum = operator(graph, 'Add', [words, positions])
  return operator(graph, 'Reshape', [sum, int64s(graph, [-1, weights.config.dModel])])
}
