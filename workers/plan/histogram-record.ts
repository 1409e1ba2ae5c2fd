import type { HistogramRecord } from '#lib/neuron/histogram-record.ts'

/** The occupied bins of a histogram [1024]. */
export const histogramRecord = (histogram: Float64Array): HistogramRecord => {
  const bins: number[] = []
  for (let bin = 0; bin < histogram.length; bin++) if (histogram[bin] > 0) bins.push(bin)
  return { bins: Uint16Array.from(bins), counts: Float64Array.from(bins, bin => histogram[bin]) }
}
