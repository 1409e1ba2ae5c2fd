import { nearDuplicates, type PeakWindow } from '#lib/analysis/near-duplicates.ts'
import { type Reasons, reasons } from '#lib/analysis/reasons.ts'
import { scatter } from '#lib/analysis/scatter.ts'
import { noReason, type ReasonCluster, type ReasonsRecord } from '#lib/neuron/reasons-record.ts'
import { pointsKernel } from '#workers/points-kernel/points-kernel.ts'

/** A stored strongest example of a neuron; null where it does not count. */
export interface ReasonExample {
  /** Normalised residual that the MLP reads at its token, [d]. */
  input: Float32Array
  activation: number
  window: PeakWindow
}

/** Reasons of one neuron, and its record. */
export interface NeuronReasons {
  found: Reasons
  record: ReasonsRecord
}

/**
 * Reasons of one neuron from its stored examples, strongest first: near-duplicates collapse into the first of them, embeddings
 * are input x column. `column` is the neuron's folded column of W_in, [d]. Null with fewer than 50 distinct examples.
 */
export function neuronReasons(
  examples: readonly (ReasonExample | null)[],
  column: Float32Array,
  seed: number,
): NeuronReasons | null {
  const d = column.length
  const places = [...examples.keys()].filter(i => examples[i] !== null)
  const groups = nearDuplicates(places.map(place => examples[place]!.window))
  const leaders = groups.map(group => examples[places[group.leader]]!)
  const embeddings = new Float32Array(leaders.length * d)
  for (const [i, { input }] of leaders.entries()) weigh(input, column, embeddings, i * d)
  const activations = leaders.map(({ activation }) => activation)
  const math = pointsKernel()
  const found = reasons(math, embeddings, activations, d, seed)
  if (!found) return null
  const coordinates = scatter(math, embeddings, leaders.length, d)
  const record: ReasonsRecord = {
    gapK: found.gapK,
    silhouette: found.silhouette,
    clusters: found.shares.map((share, cluster) => {
      return { share, cosine: cosineOfMean(leaders, found.assigned, cluster, column) }
    }),
    assigned: new Uint8Array(examples.length).fill(noReason),
    copies: new Uint16Array(examples.length),
    points: new Float32Array(2 * examples.length),
  }
  for (const [i, { leader, members }] of groups.entries()) {
    record.copies[places[leader]] = members.length
    for (const member of members) {
      const place = places[member]
      record.assigned[place] = found.assigned[i]
      record.points.set(coordinates.subarray(2 * i, 2 * i + 2), 2 * place)
    }
  }
  return { found, record }
}

/** Products of two rows, into `out` from `at` on. */
function weigh(input: Float32Array, column: Float32Array, out: Float32Array, at: number): void {
  for (let j = 0; j < column.length; j++) out[at + j] = input[j] * column[j]
}

function cosineOfMean(
  examples: readonly ReasonExample[],
  assigned: Uint8Array,
  cluster: number,
  column: Float32Array,
): ReasonCluster['cosine'] {
  const mean = new Float64Array(column.length)
  for (const [i, { input }] of examples.entries())
    if (assigned[i] === cluster) for (let j = 0; j < mean.length; j++) mean[j] += input[j]
  let [both, own, other] = [0, 0, 0]
  for (let j = 0; j < mean.length; j++) {
    both += mean[j] * column[j]
    own += mean[j] ** 2
    other += column[j] ** 2
  }
  return both / Math.sqrt(own * other || Number.NaN)
}
