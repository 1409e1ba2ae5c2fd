import type { VocabularyMoments } from '#lib/analysis/vocabulary-moments.ts'

/** What a neuron's direct effect on the logits looks like (methods §5, after Universal Neurons). */
export type LogitClass = 'prediction' | 'suppression' | 'partition' | 'entropy' | 'none'

/** Where the classes of one layer begin. */
export interface LogitThresholds {
  /** Kurtosis above which few tokens carry the effect; the same for all models, since kurtosis has no scale. */
  kurtosis: number
  /** Variance of the cosines above which a neuron parts the vocabulary: the layer's 95th percentile. */
  partitionVariance: number
  /** Variance at or below which a neuron moves all logits alike: the layer's 1st percentile. */
  entropyVariance: number
  /** Norm of w_out at or above which it is among the layer's largest: the 99th percentile. */
  entropyNorm: number
}

/** What a neuron's class follows from. */
export interface LogitShape {
  /** Moments over the vocabulary of cos(W_U[:, v], w_out); null for a dead neuron. */
  moments: VocabularyMoments | null
  /** Length of the neuron's folded, centred w_out. */
  norm: number
}

/**
 * Thresholds of a layer. Kurtosis 10 is Universal Neurons' own. Their variance 0.005 belongs to one width (of a random
 * direction it is 1 / d_model), so variance and norm go by the layer's percentiles instead. Null without a live neuron.
 */
export function logitThresholds(layer: readonly LogitShape[]): LogitThresholds | null {
  const live = layer.filter(shape => shape.moments !== null)
  if (live.length === 0) return null
  const variances = Float64Array.from(live, shape => shape.moments!.variance).sort()
  const norms = Float64Array.from(live, shape => shape.norm).sort()
  return {
    kurtosis: 10,
    partitionVariance: ranked(variances, 0.95),
    entropyVariance: ranked(variances, 0.01),
    entropyNorm: ranked(norms, 0.99),
  }
}

const ranked = (sorted: Float64Array, p: number) => sorted[Math.floor(p * (sorted.length - 1))]

/**
 * Class of one neuron. *prediction*: kurtosis above the threshold, skewed up; *suppression*: skewed down; *entropy*: w_out among
 * the longest and its cosines among the least varied; *partition*: among the most varied, without heavy tails. The first that
 * holds counts. Null where its moments are.
 */
export function logitClass({ moments, norm }: LogitShape, thresholds: LogitThresholds): LogitClass | null {
  if (moments === null) return null
  const { skewness, kurtosis, variance } = moments
  if (kurtosis !== null && skewness !== null && kurtosis > thresholds.kurtosis && skewness !== 0)
    return skewness > 0 ? 'prediction' : 'suppression'
  // A layer whose variances are all equal has neither end.
  if (thresholds.entropyVariance === thresholds.partitionVariance) return 'none'
  if (norm >= thresholds.entropyNorm && variance <= thresholds.entropyVariance) return 'entropy'
  return variance > thresholds.partitionVariance ? 'partition' : 'none'
}
