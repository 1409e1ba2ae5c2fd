import { createWriter } from '#lib/neuron/byte-cursor.ts'
import type { ExampleGroup, ExampleGroupKind } from '#lib/neuron/examples.ts'
import type { HistogramRecord } from '#lib/neuron/histogram-record.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'

/*
 * The layouts of lib/neuron/{examples,histogram-record,strongest-record}.ts, written into a buffer that is large enough
 * from the start: their own encoders fail where the record outgrows its first buffer. The tests read every record back
 * with lib/neuron's decoders.
 */
const version = 1
const kinds: ExampleGroupKind[] = ['strongest', 'interval', 'random']

/** Most bytes of an example beside its levels, and of a group beside its examples. */
const EXAMPLE_BYTES = 40
const GROUP_BYTES = 40

/** As encodeExamples, for any number of examples. */
export const packExamples = (groups: readonly ExampleGroup[]): Uint8Array => {
  let capacity = 16
  for (const group of groups) {
    capacity += GROUP_BYTES
    for (const { window } of group.examples) capacity += EXAMPLE_BYTES + window.levels.length
  }
  const out = createWriter(capacity)
  out.u8(version)
  out.varint(groups.length)
  for (const group of groups) {
    out.u8(kinds.indexOf(group.kind))
    out.f32(group.low)
    out.f32(group.high)
    out.varint(group.tokens)
    out.varint(group.examples.length)
    for (const { document, token, activation, window } of group.examples) {
      out.varint(document)
      out.varint(token)
      out.f32(activation)
      out.varint(window.start)
      out.f32(window.low)
      out.f32(window.high)
      out.varint(window.levels.length)
      out.bytes(window.levels)
    }
  }
  return out.finish()
}

/** As encodeHistogram, for any number of bins. */
export const packHistogram = ({ bins, counts }: HistogramRecord): Uint8Array => {
  const out = createWriter(16 + 10 * bins.length)
  out.u8(version)
  out.varint(bins.length)
  for (let i = 0, last = 0; i < bins.length; last = bins[i++]) {
    out.varint(bins[i] - last)
    out.varint(counts[i])
  }
  return out.finish()
}

/** As encodeStrongest, for any number of references. */
export const packStrongest = (refs: readonly StrongestRef[]): Uint8Array => {
  const out = createWriter(16 + 16 * refs.length)
  out.u8(version)
  out.varint(refs.length)
  for (const { document, token, activation } of refs) {
    out.varint(document)
    out.varint(token)
    out.f32(activation)
  }
  return out.finish()
}
