import { sparkline } from '#lib/neuron/sparkline.ts'
import { isDead } from '#lib/numeric/dead.ts'
import { firingFraction } from '#lib/numeric/firing-fraction.ts'
import { totalCount, zeroCount } from '#lib/numeric/histogram.ts'
import type { MergedLayer } from '#lib/numeric/merged-layer.ts'
import { sparsity } from '#lib/numeric/sparsity.ts'
import { tokensAbove } from '#lib/numeric/tokens-above.ts'
import { PermanentError } from '#workers/queue/work-error.ts'

/** One neuron's sortable statistics; fields as in prisma/schema.prisma's NeuronStats. Null means undefined. */
export interface NeuronStatistics {
  maxActivation: number
  minActivation: number
  scale: number
  dead: boolean
  mean: number
  variance: number
  skewness: number | null
  kurtosis: number | null
  fires10: number | null
  fires25: number | null
  fires50: number | null
  sparsity: number | null
  zeroFraction: number
  sparkline: Uint8Array
}

/**
 * Finishes one neuron's statistics. `scale` is its M, `layerMedian` the median M of its layer. Throws a PermanentError where
 * activations are so large that their exact sums ran over: a mean that is not known must not look like one that is.
 */
export const neuronStatistics = (
  layer: MergedLayer,
  neuron: number,
  scale: number,
  layerMedian: number,
): NeuronStatistics => {
  const { mean, variance, skewness, kurtosis } = layer.moments(neuron)
  const histogram = layer.histogram(neuron)
  const max = layer.max(neuron)
  if (!Number.isFinite(mean)) {
    throw new PermanentError(
      `neuron ${neuron}: activations from ${layer.min(neuron)} to ${max} are too large for exact moments (their fourth ` +
        "powers sum to 2^72 or more); read another site, or check the model's weights",
    )
  }
  const dead = isDead(variance, scale, layerMedian)
  const fires = (f: number): number | null =>
    dead ? null : (firingFraction(histogram, f, scale, max)?.fraction ?? null)
  return {
    maxActivation: max,
    minActivation: layer.min(neuron),
    scale,
    dead,
    mean,
    variance,
    skewness: dead ? null : skewness,
    kurtosis: dead ? null : kurtosis,
    fires10: fires(0.1),
    fires25: fires(0.25),
    fires50: fires(0.5),
    sparsity: dead ? null : sparsity(histogram, max),
    zeroFraction: zeroCount(histogram) / totalCount(histogram),
    sparkline: sparkline(scale, max, x => tokensAbove(histogram, x, max).tokens),
  }
}
