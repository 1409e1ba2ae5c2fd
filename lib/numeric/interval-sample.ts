import { nBins, nSampleBins, sampleBinOf } from '#lib/numeric/histogram.ts'
import type { SampleRef } from '#lib/numeric/merged-layer.ts'
import { tokensAbove } from '#lib/numeric/tokens-above.ts'

/** One stretch of a neuron's activation range, with examples drawn from it. */
export interface IntervalSample {
  /** Lower end, not included. */
  from: number
  /** Upper end, included. */
  to: number
  /** Estimated tokens in (from, to]. */
  tokens: number
  /** The estimate is off by at most this many tokens: those in histogram bins that straddle an end. */
  tokensError: number
  /** Up to 5 tokens, strongest first; fewer where the reservoirs hold fewer. */
  examples: SampleRef[]
}

/**
 * Interval sample of one neuron (methods §2 Q2): 'just above 0' = (0, max/100] first, then the ten equal-width intervals
 * of (0, max] ascending; 11 entries, or none where max <= 0. `histogram` [1024], `samples` as MergedLayer gives them.
 *
 * Each reservoir token stands for (tokens of its sample bin / tokens the reservoir holds of it) tokens, and is drawn with
 * probability proportional to that: weighted sampling without replacement by the largest ln(u)/w (Efraimidis, Spirakis),
 * u mixed from the token's sample key. So the draw is the same everywhere, and close to uniform over the interval's tokens.
 */
export function intervalSample(
  histogram: ArrayLike<number>,
  samples: readonly SampleRef[],
  max: number,
  perInterval = 5,
): IntervalSample[] {
  if (!(max > 0)) return []
  const weights = binWeights(histogram, samples)
  const drawn = samples.map(sample => ({ sample, rank: Math.log(uniform(sample.key)) / weights[sample.bin] }))
  drawn.sort((a, b) => b.rank - a.rank)
  const ends = [
    [0, max / 100],
    ...Array.from({ length: 10 }, (_, i) => [(i * max) / 10, i === 9 ? max : ((i + 1) * max) / 10]),
  ]
  return ends.map(([from, to]) => {
    const above = tokensAbove(histogram, from, max)
    const beyond = tokensAbove(histogram, to, max)
    const examples: SampleRef[] = []
    for (const { sample } of drawn) {
      if (examples.length === perInterval) break
      if (sample.activation > from && sample.activation <= to) examples.push(sample)
    }
    examples.sort((a, b) => b.activation - a.activation || a.key - b.key || a.document - b.document)
    return { from, to, tokens: above.tokens - beyond.tokens, tokensError: above.error + beyond.error, examples }
  })
}

/** Tokens that one reservoir token of each sample bin stands for, [64]. */
function binWeights(histogram: ArrayLike<number>, samples: readonly SampleRef[]): Float64Array {
  const held = new Float64Array(nSampleBins)
  for (const { bin } of samples) held[bin]++
  const tokens = new Float64Array(nSampleBins)
  for (let bin = 0; bin < nBins / 2; bin++) tokens[sampleBinOf(bin)] += histogram[bin]
  return tokens.map((count, bin) => count / held[bin])
}

/** A number in (0, 1) that looks random in the key (murmur3's finaliser); keys themselves are small where bins are full. */
function uniform(key: number): number {
  let x = key ^ 0x9e3779b9
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (((x ^ (x >>> 16)) >>> 0) + 0.5) / 2 ** 32
}
