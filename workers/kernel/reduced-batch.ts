import { addToLanes, nLanes } from '#lib/numeric/exact-sum.ts'
import { nBins, nSampleBins, samplesPerBin } from '#lib/numeric/histogram.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import { type Accumulator, beginRow, notFinite, type OpenRow } from '#workers/kernel/accumulator.ts'
import { offer } from '#workers/kernel/kernel-js.ts'
import type { RankedBatch } from '#workers/kernel/rank-batch.ts'

/** What a device made of a batch's activations in one layer (lib/model/graph/scan-reductions.ts). */
export interface ReducedBatch {
  /** Largest activation of each row on a document's token, and its position in the row, [rows, dMlp]. */
  max: Float32Array
  at: BigInt64Array
  /** Smallest activation of each row, [rows, dMlp]. */
  min: Float32Array
  /** Sums of powers 1..4 over each row, [rows, 4, dMlp]. */
  sums: Float32Array
  /** Counts, [1024, dMlp]. */
  histogram: Int32Array
  /** Rank in the batch and activation of the first tokens of each sample bin, [8, 64, dMlp]. */
  rank: Int32Array
  value: Float32Array
}

/**
 * Adds a batch that was reduced on a device to an accumulator on the plain kernel, whose arrays it fills: as adding the
 * batch's rows one by one, but with each row's power sums in float32 (docs/decisions/012). Throws on NaN and Inf.
 */
export function addReducedBatch(
  a: Accumulator,
  rows: readonly { document: number; row: number }[],
  batch: RankedBatch,
  reduced: ReducedBatch,
): void {
  rows.forEach(({ document, row }, i) => {
    addReducedRow(a, beginRow(a, document, row), i, reduced)
  })
  addCounts(a, reduced.histogram)
  addSamples(a, batch, reduced)
}

function addReducedRow(a: Accumulator, row: OpenRow, i: number, { max, at, min, sums }: ReducedBatch): void {
  const { dMlp } = a.options
  const { lanes, min: least, unitMax, unitToken, stride } = a.state.arrays()
  for (let neuron = 0; neuron < dMlp; neuron++) {
    for (let power = 0; power < 4; power++) {
      const sum = sums[(i * 4 + power) * dMlp + neuron]
      // float32 ends where x^4 does: such a sum leaves the exact range, which limitPowerSums makes undefined.
      if (!Number.isFinite(sum) && power === 0) throw notFinite(neuron, row.name, sum)
      addToLanes(lanes, neuron * lanesPerNeuron + power * nLanes, Number.isFinite(sum) ? sum : 2 ** 80)
    }
    const value = max[i * dMlp + neuron]
    // Position 0 is BOS, so position p holds the row's token p - 1.
    const token = row.firstToken + Number(at[i * dMlp + neuron]) - 1
    const to = row.unit * stride + neuron
    if (value > unitMax[to] || (value === unitMax[to] && token < unitToken[to])) {
      unitMax[to] = value
      unitToken[to] = token
    }
    if (min[i * dMlp + neuron] < least[neuron]) least[neuron] = min[i * dMlp + neuron]
  }
}

function addCounts(a: Accumulator, counts: Int32Array): void {
  const { dMlp } = a.options
  const { histogram } = a.state.arrays()
  for (let bin = 0; bin < nBins; bin++) {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const count = counts[bin * dMlp + neuron]
      if (count > 0) histogram[neuron * nBins + bin] += count
    }
  }
}

function addSamples(a: Accumulator, batch: RankedBatch, { rank, value }: ReducedBatch): void {
  const { dMlp } = a.options
  const state = a.state.arrays()
  const slots = nSampleBins * dMlp
  for (let bin = 0; bin < nSampleBins; bin++) {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      for (let slot = 0; slot < samplesPerBin; slot++) {
        const from = slot * slots + bin * dMlp + neuron
        const place = rank[from]
        if (place >= batch.none) break
        const reservoir = neuron * nSampleBins + bin
        if (!offer(state, reservoir, batch.keyOfRank[place], batch.orderOfRank[place], value[from])) break
      }
    }
  }
}
