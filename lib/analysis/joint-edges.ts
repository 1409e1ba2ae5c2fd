import { nMidBins, nPostBins, unitBin, zeroPostBin } from '#lib/analysis/joint-histogram.ts'

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** Lower edges of the mid bins for a unit, ascending, and +Infinity: [nMidBins + 1]; the first is -Infinity. */
export function midEdges(unit: number): Float64Array {
  float[0] = unit
  const unitBits = bits[0]
  return Float64Array.from({ length: nMidBins + 1 }, (_, bin) => {
    if (bin === 0) return Number.NEGATIVE_INFINITY
    if (bin === nMidBins) return Number.POSITIVE_INFINITY
    bits[0] = unitBits + (bin - unitBin) * 2 ** 22
    return float[0]
  })
}

/** Lower edges of the post bins, ascending, and +Infinity: [nPostBins + 1]; the first is -Infinity. */
export const postEdges = Float64Array.from({ length: nPostBins + 1 }, (_, bin) => {
  if (bin === 0) return Number.NEGATIVE_INFINITY
  if (bin === nPostBins) return Number.POSITIVE_INFINITY
  const steps = bin - zeroPostBin
  if (steps === 0) return 0
  return Math.sign(steps) * Math.fround(2 ** ((Math.abs(steps) - 3) / 2))
})
