import { hookPoint } from '#lib/model/hook-point.ts'
import { erf, layerNorm, softmax } from '#lib/model/testing/reference-math.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/** One position's activations of a layer from its `pre` [dMlp], by hook point: SoLU(x) = x * softmax(x), then LayerNorm. */
export function activate(weights: Weights, layer: number, pre: Float64Array): Map<string, Float64Array> {
  const sites = new Map([[hookPoint(layer, 'pre'), pre]])
  const { actFn, lnEps } = weights.config
  if (actFn === 'relu')
    sites.set(
      hookPoint(layer, 'post'),
      pre.map(value => Math.max(0, value)),
    )
  if (actFn === 'gelu') sites.set(hookPoint(layer, 'post'), pre.map(gelu))
  if (actFn !== 'solu' && actFn !== 'solu_ln') return sites
  const shares = softmax(pre)
  const mid = pre.map((value, i) => value * shares[i])
  if (actFn === 'solu') return sites.set(hookPoint(layer, 'post'), mid)
  const key = `blocks.${layer}.mlp.ln`
  const post = layerNorm(mid, weight(weights, `${key}.w`).data, weight(weights, `${key}.b`).data, lnEps)
  return sites.set(hookPoint(layer, 'mid'), mid).set(hookPoint(layer, 'post'), post)
}

function gelu(x: number): number {
  return (x / 2) * (1 + erf(x / Math.SQRT2))
}
