import { transposed } from '#lib/analysis/geometry.ts'
import { nBands, purity, shuffledMonoMass } from '#lib/analysis/purity.ts'
import { encodePurity, type PurityCurve } from '#lib/analysis/purity-record.ts'
import { type ReasonCentres, reasonTeller, tellReason } from '#lib/analysis/reasons.ts'
import { type BandMembers, bandMembers } from '#workers/analyse/band-members.ts'
import { decodeCentres } from '#workers/analyse/reason-centres.ts'
import { runInputs } from '#workers/analyse/run-inputs.ts'
import { type BandsInput, type SiteBands, sampleBands } from '#workers/analyse/sample-bands.ts'
import { type RowDocument, type SampleRow, sampleRows } from '#workers/analyse/sample-rows.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import { mlpInputSession } from '#workers/threads/mlp-input-session.ts'

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
  const sites = await sampleBands(input, rows)
  const counts = sites.map(() => centres.map(own => new Float64Array(own ? nBands * (own.k + 1) : 0)))
  const nTokens = rows.reduce((sum, row) => sum + row.length, 0)
  const members = bandMembers(sites, nTokens, neuron => centres[neuron] !== null)
  await runMembers(input, centres, rows, members, (list, reason) => {
    const index = Math.floor(list / nBands)
    const neuron = index % centres.length
    const width = centres[neuron]!.k + 1
    counts[Math.floor(index / centres.length)][neuron][(list % nBands) * width + reason]++
  })
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

/** Runs the rows that hold members; `take` gets each one's list and its reason. */
async function runMembers(
  { model, layer }: PurityInput,
  centres: readonly (ReasonCentres | null)[],
  rows: readonly SampleRow[],
  { starts, lists }: BandMembers,
  take: (list: number, reason: number) => void,
): Promise<void> {
  const source = await mlpInputSession(model, layer)
  const { dModel, dMlp } = source.config
  const columns = transposed(source.wIn, dModel, dMlp)
  const tellers = centres.map(
    (own, neuron) => own && reasonTeller(own, columns.subarray(neuron * dModel, (neuron + 1) * dModel)),
  )
  const read = new Float64Array(dModel)
  const squares = new Float64Array(dModel)
  const wanted = rows.flatMap(({ tokens, length, first }) => {
    const own = []
    for (let at = 0; at < length; at++)
      if (starts[first + at] < starts[first + at + 1]) own.push({ at, slot: first + at })
    if (own.length === 0) return []
    const end = own[own.length - 1].at + 1
    return [{ tokens: tokens.subarray(0, end), length: end, wanted: own }]
  })
  await runInputs(source, layer, wanted, (slot, values) => {
    read.set(values)
    for (let j = 0; j < dModel; j++) squares[j] = read[j] * read[j]
    for (let i = starts[slot]; i < starts[slot + 1]; i++) {
      const teller = tellers[Math.floor(lists[i] / nBands) % dMlp]
      if (teller) take(lists[i], tellReason(teller, read, squares))
    }
  })
}
