import { bandEnds, nBands } from '#lib/analysis/purity.ts'
import { innerEdge, nBins, outerEdge } from '#lib/numeric/histogram.ts'

/**
 * Activation mass (sum of positive activations) of one neuron by band of a / M, from its histogram [1024], each bin filled
 * evenly between its edges; a bin that a band's end cuts is shared. `max` closes the last bin. [nBands]; zeros where M is not
 * positive.
 */
export function bandMass(histogram: ArrayLike<number>, scale: number, max: number): Float64Array {
  const mass = new Float64Array(nBands)
  if (!(scale > 0)) return mass
  for (let bin = 1; bin < nBins / 2; bin++) {
    const count = histogram[bin]
    if (count === 0) continue
    const from = innerEdge(bin)
    const to = Math.max(from, Math.min(outerEdge(bin), max))
    for (let band = 0; band < nBands; band++) {
      const low = Math.max(from, band === 0 ? 0 : bandEnds[band - 1] * scale)
      const high = Math.min(to, bandEnds[band] * scale)
      if (to === from) mass[band] += low === from && from <= high ? count * from : 0
      // Even filling: tokens in (low, high) times their mean.
      else if (high > low) mass[band] += (count * (high - low) * (high + low)) / (2 * (to - from))
    }
  }
  return mass
}
