import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** The occupied bins of a neuron's signed log histogram (bins as in lib/numeric/histogram.ts). */
export interface HistogramRecord {
  /** Bin numbers, ascending. */
  bins: Uint16Array
  /** Tokens in each of them. */
  counts: Float64Array
}

const version = 1

/** Packs occupied bins into NeuronProfile.histogram. */
export function encodeHistogram({ bins, counts }: HistogramRecord): Uint8Array<ArrayBuffer> {
  const out = createWriter(1024)
  out.u8(version)
  out.varint(bins.length)
  for (let i = 0, last = 0; i < bins.length; last = bins[i++]) {
    out.varint(bins[i] - last)
    out.varint(counts[i])
  }
  return out.finish()
}

/** Reads NeuronProfile.histogram. */
export function decodeHistogram(bytes: Uint8Array): HistogramRecord {
  const from = createReader(bytes)
  expectVersion(from, 'histogram', version)
  const length = from.varint()
  const bins = new Uint16Array(length)
  const counts = new Float64Array(length)
  for (let i = 0, last = 0; i < length; last = bins[i++]) {
    bins[i] = last + from.varint()
    counts[i] = from.varint()
  }
  return { bins, counts }
}
