import { constant, type Graph } from '#lib/model/onnx/graph.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/** The weight under a TransformerLens key as a constant of the graph, under that name and in its shape. */
export function weightConstant(graph: Graph, weights: Weights, key: string): string {
  const { shape, data } = weight(weights, key)
  return constant(graph, key, shape, data)
}
