import { bandSamplesOf } from '#lib/analysis/band-samples.ts'
import { nBands } from '#lib/analysis/purity.ts'
import type { SiteBands } from '#workers/analyse/sample-bands.ts'

/** Which bands each token of the sample stands for: those of token `slot` are lists[starts[slot] .. starts[slot + 1]). */
export interface BandMembers {
  /** [nTokens + 1] */
  starts: Uint32Array
  /** (site * dMlp + neuron) * nBands + band. */
  lists: Uint32Array
}

/** Bands of the neurons for which `wanted` holds, by slot of a sample of `nTokens` tokens. */
export function bandMembers(
  sites: readonly SiteBands[],
  nTokens: number,
  wanted: (neuron: number) => boolean,
): BandMembers {
  const starts = new Uint32Array(nTokens + 2)
  const each = (take: (slot: number, list: number) => void) => {
    for (const [site, { samples }] of sites.entries())
      for (let neuron = 0; neuron < samples.dMlp; neuron++)
        for (let band = 0; wanted(neuron) && band < nBands; band++)
          for (const { slot } of bandSamplesOf(samples, neuron, band))
            take(slot, (site * samples.dMlp + neuron) * nBands + band)
  }
  // Counted one place further on, so that filling moves each start to where it belongs.
  each(slot => starts[slot + 2]++)
  for (let slot = 2; slot < starts.length; slot++) starts[slot] += starts[slot - 1]
  const lists = new Uint32Array(starts[nTokens + 1])
  each((slot, list) => {
    lists[starts[slot + 1]++] = list
  })
  return { starts: starts.subarray(0, nTokens + 1), lists }
}
