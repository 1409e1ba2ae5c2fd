import { type BandPurity, nBands, type Purity } from '#lib/analysis/purity.ts'
import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'
import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'

/** The purity curve of a neuron at one site. */
export interface PurityCurve extends Purity {
  site: HookSite
  /** M at that site, which relative activations are of. */
  scale: number
  /** Share of the activation by band, 0..1, [nBands]; zeros where there is none. */
  mass: number[]
}

const version = 1
const noReason = 255

/** Packs the record NeuronDetail `purity`: one curve a site. */
export function encodePurity(curves: readonly PurityCurve[]): Uint8Array<ArrayBuffer> {
  const out = createWriter(2 + 100 * curves.length)
  out.u8(version)
  out.u8(curves.length)
  for (const { site, scale, mass, bands, runs, monoMass } of curves) {
    out.u8(hookSites.indexOf(site))
    out.f32(scale)
    for (const [band, { examples, reason, purity }] of bands.entries()) {
      out.f32(mass[band])
      out.varint(examples)
      out.varint(Math.round((purity ?? 0) * examples))
      out.u8(reason ?? noReason)
    }
    out.u8(runs.length)
    for (const { reason, from, to, examples } of runs) {
      for (const value of [reason, from, to]) out.u8(value)
      out.varint(examples)
    }
    out.f32(monoMass ?? Number.NaN)
  }
  return out.finish()
}

/** Reads the record NeuronDetail `purity`. */
export function decodePurity(bytes: Uint8Array): PurityCurve[] {
  const from = createReader(bytes)
  expectVersion(from, 'purity', version)
  return Array.from({ length: from.u8() }, () => {
    const site = hookSites[from.u8()]
    const scale = from.f32()
    const mass: number[] = []
    const bands = Array.from({ length: nBands }, () => {
      mass.push(from.f32())
      return bandOf(from.varint(), from.varint(), from.u8())
    })
    const runs = Array.from({ length: from.u8() }, () => {
      return { reason: from.u8(), from: from.u8(), to: from.u8(), examples: from.varint() }
    })
    const monoMass = from.f32()
    return { site, scale, mass, bands, runs, monoMass: Number.isNaN(monoMass) ? null : monoMass }
  })
}

/** Bounds follow from the counts. */
function bandOf(examples: number, hits: number, reason: number): BandPurity {
  if (examples === 0) return { examples, reason: null, purity: null, low: null, high: null }
  const [low, high] = wilsonInterval(hits, examples)
  return { examples, reason: reason === noReason ? null : reason, purity: hits / examples, low, high }
}
