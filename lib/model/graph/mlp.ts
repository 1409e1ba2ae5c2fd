import { layerNorm } from '#lib/model/graph/layer-norm.ts'
import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { type Graph, operator, scalar } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/**
 * Block `layer`'s MLP up to the site `last`, from the residual stream `x` [batch * pos, dModel]. Every site on the way
 * becomes a value named by its hook point, [batch * pos, dMlp]; returns the name of `last`.
 */
export function mlpActivations(graph: Graph, weights: Weights, layer: number, x: string, last: HookSite): string {
  const block = `blocks.${layer}`
  const name = (site: HookSite) => hookPoint(layer, site)
  const normed = layerNorm(graph, weights, `${block}.ln2`, x)
  const wIn = weightConstant(graph, weights, `${block}.mlp.W_in`)
  const bIn = weightConstant(graph, weights, `${block}.mlp.b_in`)
  const pre = operator(graph, 'Gemm', [normed, wIn, bIn], { name: name('pre') })
  if (last === 'pre') return pre
  if (weights.config.actFn !== 'solu_ln') return nonlinearity(graph, weights.config.actFn, pre, name('post'))
  const mid = solu(graph, pre, name('mid'))
  return last === 'mid' ? mid : layerNorm(graph, weights, `${block}.mlp.ln`, mid, name('post'))
}

/** x + post W_out + b_out, [batch * pos, dModel]. */
export function mlpOutput(graph: Graph, weights: Weights, layer: number, x: string, post: string): string {
  const wOut = weightConstant(graph, weights, `blocks.${layer}.mlp.W_out`)
  const bOut = weightConstant(graph, weights, `blocks.${layer}.mlp.b_out`)
  return operator(graph, 'Add', [x, operator(graph, 'Gemm', [post, wOut, bOut])])
}

/** SoLU(x) = x * softmax(x) over the last axis. */
export function solu(graph: Graph, x: string, name?: string): string {
  const share = operator(graph, 'Softmax', [x], { attributes: { axis: { int: -1 } } })
  return operator(graph, 'Mul', [x, share], { name })
}

function nonlinearity(graph: Graph, actFn: 'solu' | 'gelu' | 'gelu_new' | 'relu', x: string, name: string): string {
  if (actFn === 'solu') return solu(graph, x, name)
  if (actFn === 'relu') return operator(graph, 'Relu', [x], { name })
  // GELU(x) = x (1 + erf(x / sqrt 2)) / 2, the exact form; gelu_new has tanh(sqrt(2 / pi) (x + 0.044715 x^3)) for the erf.
  const bend =
    actFn === 'gelu'
      ? operator(graph, 'Erf', [operator(graph, 'Mul', [x, scalar(graph, Math.SQRT1_2)])])
      : operator(graph, 'Tanh', [operator(graph, 'Mul', [withCube(graph, x), scalar(graph, Math.sqrt(2 / Math.PI))])])
  const half = operator(graph, 'Mul', [x, scalar(graph, 0.5)])
  return operator(graph, 'Mul', [half, operator(graph, 'Add', [bend, scalar(graph, 1)])], { name })
}

/** x + 0.044715 x^3 */
function withCube(graph: Graph, x: string): string {
  const square = operator(graph, 'Mul', [x, x])
  const factor = operator(graph, 'Add', [operator(graph, 'Mul', [square, scalar(graph, 0.044715)]), scalar(graph, 1)])
  return operator(graph, 'Mul', [x, factor])
}
