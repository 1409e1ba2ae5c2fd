import { nBands, purity, shuffledMonoMass } from '#lib/analysis/purity.ts'
import { encodePurity, type PurityCurve } from '#lib/analysis/purity-record.ts'
import { bandMembers } from '#workers/analyse/band-members.ts'
import { bandSession } from '#workers/analyse/band-session.ts'
import { decodeCentres } from '#workers/analyse/reason-centres.ts'
import { openRowFile } from '#workers/analyse/row-file.ts'
import { type BandsInput, type SiteBands, sampleBands } from '#workers/analyse/sample-bands.ts'
import { type RowDocument, sampleRows } from '#workers/analyse/sample-rows.ts'
import { tellMembers } from '#workers/analyse/tell-members.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'

/** A layer whose bands are to be judged by its neurons' reasons. */
export interface PurityInput extends BandsInput {
  nCtx: number
  /** The reference sample. */
  documents: RowDocument[]
  /** What tells reasons, by block of neurons (reason-centres.ts). */
  centres: Uint8Array[]
}

/** Monosemantic bands (methods §4 P4) of a layer's neurons, in order; null records where a neuron has no reasons. */
export async function judgeBands(
  input: PurityInput,
): Promise<{ scores: AnalysisScores[]; records: (Uint8Array | null)[] }> {
  const centres = input.centres.flatMap(decodeCentres)
  const rows = sampleRows(input.documents, input.nCtx)
  const source = await bandSession(input.model, input.layer, input.site)
  const inputs = openRowFile(source.config.dModel)
  const sites = await sampleBands(source, input, rows, inputs)
  const counts = sites.map(() => centres.map(own => new Float64Array(own ? nBands * (own.k + 1) : 0)))
  const nTokens = rows.reduce((sum, row) => sum + row.length, 0)
  const members = bandMembers(sites, nTokens, neuron => centres[neuron] !== null)
  tellMembers({ source, centres, inputs, nTokens, members }, (neuron, site, band, reason) => {
    counts[site][neuron][band * (centres[neuron]!.k + 1) + reason]++
  })
  inputs.close()
  const curves = centres.map((own, neuron) =>
    own ? sites.map((site, s) => curveOf(site, neuron, counts[s][neuron], own.k)) : null,
  )
  return {
    scores: curves.map((own, neuron) => {
      const k = centres[neuron]?.k ?? 0
      return {
        mono_mass: own?.[0].monoMass,
        mono_mass_post: own?.[1]?.monoMass,
        mono_mass_shuffled:
          own && shuffledMonoMass(counts[0][neuron], k, massOf(sites[0], neuron), seedOf(input, neuron)),
      }
    }),
    records: curves.map(own => own && encodePurity(own)),
  }
}

const massOf = ({ samples }: SiteBands, neuron: number) => samples.mass.subarray(neuron * nBands, (neuron + 1) * nBands)

const seedOf = ({ layer }: PurityInput, neuron: number) => layer * 65_537 + neuron

function curveOf(bands: SiteBands, neuron: number, counts: Float64Array, k: number): PurityCurve {
  const { site, scales } = bands
  const mass = massOf(bands, neuron)
  const all = mass.reduce((sum, part) => sum + part, 0)
  const shares = Array.from(mass, part => (all > 0 ? part / all : 0))
  return { site, scale: scales[neuron], mass: shares, ...purity(counts, k, mass) }
}
