import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** One reason of a neuron: a cluster of its strongest examples. */
export interface ReasonCluster {
  /** Share of the examples' activation, 0..1. */
  share: number
  /** Cosine of the mean normalised residual of its examples with the neuron's folded column of W_in; NaN where one is 0. */
  cosine: number
}

/** Reasons of a neuron, and where its stored strongest examples stand (methods §4 P3). */
export interface ReasonsRecord {
  /** Clusters the gap statistic chose, before the silhouette rule, 1..10. */
  gapK: number
  /** Silhouette of gapK clusters, -1..1; null where gapK is 1. */
  silhouette: number | null
  /** The accepted k* clusters, largest share first. */
  clusters: ReasonCluster[]
  /** Reason of each stored example, in their order, noReason where it was not looked at, [n]. */
  assigned: Uint8Array
  /** Examples that show the same text, itself included; 0 where an earlier example stands for it, or it was not looked at. */
  copies: Uint16Array
  /** First and second principal coordinate of each example for a scatter plot, [n, 2]; off by at most extent / 254. */
  points: Float32Array
}

/** Stands for the reason of an example that was left out: too weak to count as firing. */
export const noReason = 255

const version = 1
const steps = 127

/**
 * Packs the record NeuronDetail `reasons`. Points are kept in 255 steps of one scale for both axes; of an example that was left
 * out, none.
 */
export function encodeReasons(record: ReasonsRecord): Uint8Array<ArrayBuffer> {
  const { gapK, silhouette, clusters, assigned, copies, points } = record
  const extent = points.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const out = createWriter(16 + 8 * clusters.length + 4 * assigned.length)
  out.u8(version)
  out.u8(gapK)
  out.f32(silhouette ?? Number.NaN)
  out.u8(clusters.length)
  for (const { share, cosine } of clusters) {
    out.f32(share)
    out.f32(cosine)
  }
  out.f32(extent)
  out.varint(assigned.length)
  out.bytes(assigned)
  const level = (x: number) => Math.round(extent > 0 ? (x / extent) * steps : 0) + steps
  for (let i = 0; i < assigned.length; i++) {
    if (assigned[i] === noReason) continue
    out.varint(copies[i])
    out.u8(level(points[2 * i]))
    out.u8(level(points[2 * i + 1]))
  }
  return out.finish()
}

/** Reads the record NeuronDetail `reasons`. */
export function decodeReasons(bytes: Uint8Array): ReasonsRecord {
  const from = createReader(bytes)
  expectVersion(from, 'reasons', version)
  const gapK = from.u8()
  const silhouette = from.f32()
  const clusters = Array.from({ length: from.u8() }, () => ({ share: from.f32(), cosine: from.f32() }))
  const extent = from.f32()
  const n = from.varint()
  const assigned = from.bytes(n).slice()
  const copies = new Uint16Array(n)
  const points = new Float32Array(2 * n)
  for (let i = 0; i < n; i++) {
    if (assigned[i] === noReason) continue
    copies[i] = from.varint()
    for (let axis = 0; axis < 2; axis++) points[2 * i + axis] = ((from.u8() - steps) / steps) * extent
  }
  return { gapK, silhouette: Number.isNaN(silhouette) ? null : silhouette, clusters, assigned, copies, points }
}
