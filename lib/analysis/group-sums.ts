import { addToLanes, nLanes } from '#lib/numeric/exact-sum.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'

/** Groups of documents by hash that errors are estimated over. */
export const nGroups = 16

/** Power sums of every neuron of a layer in each group of documents. */
export interface GroupSums {
  readonly dMlp: number
  /** Exact sums of x, x^2, x^3, x^4, [nGroups, dMlp, 4, nLanes]. */
  readonly lanes: Float64Array
  /** Tokens in each group, [nGroups]. */
  readonly counts: Float64Array
}

/**
 * Group of a document: bits 1 to 4 of its hash. Not bit 0, which tells fitted from scored documents, and not the upper ones: the
 * reference sample is made of the smallest hashes, which agree in those.
 */
export const groupOf = (documentHash: bigint): number => Number((documentHash >> 1n) & 15n)

/** Nothing summed. */
export const createGroupSums = (dMlp: number): GroupSums => ({
  dMlp,
  lanes: new Float64Array(nGroups * dMlp * lanesPerNeuron),
  counts: new Float64Array(nGroups),
})

/**
 * Adds one row of a document of a group, `activations` [nTokens, dMlp]. A row's plain sums in token order are one number each,
 * and these are added exactly: any order of rows gives the same bits.
 */
export function addGroupSums(sums: GroupSums, group: number, activations: Float32Array, nTokens: number): void {
  const { dMlp, lanes, counts } = sums
  const powers = new Float64Array(dMlp * 4)
  for (let at = 0; at < nTokens * dMlp; at += dMlp) {
    for (let neuron = 0, to = 0; neuron < dMlp; neuron++, to += 4) {
      const x = activations[at + neuron]
      const square = x * x
      powers[to] += x
      powers[to + 1] += square
      powers[to + 2] += square * x
      powers[to + 3] += square * square
    }
  }
  const first = group * dMlp * lanesPerNeuron
  for (let i = 0; i < dMlp * 4; i++) addToLanes(lanes, first + i * nLanes, powers[i])
  counts[group] += nTokens
}

/** Adds `from` into `into`. */
export function mergeGroupSums(into: GroupSums, from: GroupSums): void {
  for (let i = 0; i < into.lanes.length; i++) into.lanes[i] += from.lanes[i]
  for (let group = 0; group < nGroups; group++) into.counts[group] += from.counts[group]
}
