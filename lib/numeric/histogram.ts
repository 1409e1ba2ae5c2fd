/** Histogram bins per neuron: 512 for positive values, then 512 for negative ones. */
export const nBins = 1024

/** Sample bins per neuron (positive values only) and reservoir slots in each. */
export const nSampleBins = 64
export const samplesPerBin = 8

const half = 512
const firstExponent = -20
const mantissaBins = 16
const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/**
 * Histogram bin of a float32, from its bits: 16 bins an octave from 2^-20 (bin 0, the zero bin of its sign, also holds
 * everything nearer to 0: |x| < 2^-20 * 17/16) to 2^12 (bin 511 also holds everything beyond). Negative: 512 more.
 */
export function binOf(x: number): number {
  float[0] = x
  const magnitude = ((bits[0] & 0x7fffffff) >>> 19) - (127 + firstExponent) * mantissaBins
  return Math.min(Math.max(magnitude, 0), half - 1) + (bits[0] >>> 31) * half
}

/** Sample bin of a positive value's histogram bin: quarter octaves from 2^-12 to 2^4, the outer ones open. */
export const sampleBinOf = (bin: number): number => Math.min(Math.max((bin >> 2) - 32, 0), nSampleBins - 1)

/** |x| at the inner edge of a bin (nearer to 0); 0 for the zero bins. */
export function innerEdge(bin: number): number {
  const i = bin % half
  return i === 0 ? 0 : gridPoint(i)
}

/** |x| at the outer edge of a bin; Infinity for the last bin of either sign. */
export function outerEdge(bin: number): number {
  const i = bin % half
  return i === half - 1 ? Number.POSITIVE_INFINITY : gridPoint(i + 1)
}

const gridPoint = (i: number) => 2 ** (firstExponent + Math.floor(i / mantissaBins)) * (1 + (i % mantissaBins) / 16)

/**
 * The value that stands for a bin, signed: 2ab/(a+b) of its edges a < b, which is within (b-a)/(b+a) <= 1/33 of every
 * value of the bin (the estimate of DDSketch); 0 for the zero bins; the inner edge for the open ones.
 */
export function binMidpoint(bin: number): number {
  const inner = innerEdge(bin)
  const outer = outerEdge(bin)
  const size = inner === 0 ? 0 : outer === Number.POSITIVE_INFINITY ? inner : (2 * inner * outer) / (inner + outer)
  return bin < half ? size : -size
}

/** Values counted in a histogram, [1024] -> their number. */
export function totalCount(histogram: ArrayLike<number>): number {
  let n = 0
  for (let bin = 0; bin < nBins; bin++) n += histogram[bin]
  return n
}

/** Values with |x| < 2^-20 * 17/16, either sign. */
export const zeroCount = (histogram: ArrayLike<number>): number => histogram[0] + histogram[half]
