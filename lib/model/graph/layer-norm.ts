import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { type Graph, operator, scalar } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'

/** LayerNorm over the last axis of `x` [rows, size] with the weights under `key`; `x` itself in a model without norms. */
export function layerNorm(graph: Graph, weights: Weights, key: string, x: string, name?: string): string {
  if (weights.config.normalizationType === 'none') return x
  return operator(
    graph,
    'LayerNormalization',
    [x, weightConstant(graph, weights, `${key}.w`), weightConstant(graph, weights, `${key}.b`)],
    { attributes: { axis: { int: -1 }, epsilon: { float: weights.config.lnEps } }, name },
  )
}

/**
 * The final norm of `x` [rows, dModel] and its scale [rows, 1] = sqrt(var + eps), or sqrt(mean x^2 + eps) where the model
 * has `finalRms`: then nothing is centred and there is no bias. Without norms `x` itself and ones.
 */
export function finalNorm(graph: Graph, weights: Weights, x: string): { normed: string; scale: string } {
  const { finalRms, lnEps } = weights.config
  const mean = (of: string) => operator(graph, 'ReduceMean', [of], { attributes: { axes: { ints: [-1] } } })
  if (weights.config.normalizationType === 'none') {
    const zeros = operator(graph, 'Mul', [mean(x), scalar(graph, 0)])
    return { normed: x, scale: operator(graph, 'Add', [zeros, scalar(graph, 1)]) }
  }
  const centred = finalRms ? x : operator(graph, 'Sub', [x, mean(x)])
  const square = operator(graph, 'Mul', [centred, centred])
  const scale = operator(graph, 'Sqrt', [operator(graph, 'Add', [mean(square), scalar(graph, lnEps)])])
  const unit = operator(graph, 'Div', [centred, scale])
  const weighted = operator(graph, 'Mul', [unit, weightConstant(graph, weights, 'ln_final.w')])
  if (finalRms) return { normed: weighted, scale }
  return { normed: operator(graph, 'Add', [weighted, weightConstant(graph, weights, 'ln_final.b')]), scale }
}
