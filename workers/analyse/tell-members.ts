import { transposed } from '#lib/analysis/geometry.ts'
import { nBands } from '#lib/analysis/purity.ts'
import type { ReasonCentres } from '#lib/analysis/reasons.ts'
import { reasonTeller, tellReasons } from '#lib/analysis/tell-reason.ts'
import type { BandMembers } from '#workers/analyse/band-members.ts'
import type { RowFile } from '#workers/analyse/row-file.ts'
import { pointsKernel } from '#workers/points-kernel/points-kernel.ts'
import type { MlpInputSession } from '#workers/threads/mlp-input-session.ts'

/** Tokens whose inputs are in memory at once: 8 MB of 512 numbers. */
const AT_ONCE = 4096

interface MembersInput {
  source: Pick<MlpInputSession, 'config' | 'wIn'>
  /** What tells each neuron's reasons. */
  centres: readonly (ReasonCentres | null)[]
  /** What the MLP reads at each token of the sample, by slot. */
  inputs: RowFile
  nTokens: number
  members: BandMembers
}

/** Tells the reason of every member of every band; `take` gets them in no particular order. */
export function tellMembers(
  { source, centres, inputs, nTokens, members }: MembersInput,
  take: (neuron: number, site: number, band: number, reason: number) => void,
): void {
  const { dModel, dMlp } = source.config
  const columns = transposed(source.wIn, dModel, dMlp)
  const tellers = centres.map(
    (own, neuron) => own && reasonTeller(own, columns.subarray(neuron * dModel, (neuron + 1) * dModel)),
  )
  const atOnce = Math.min(AT_ONCE, nTokens)
  const pool = pointsKernel().pool(atOnce, dModel)
  const read = new Float32Array(atOnce * dModel)
  for (let first = 0; first < nTokens; first += atOnce) {
    const n = Math.min(atOnce, nTokens - first)
    inputs.read(first, read.subarray(0, n * dModel))
    pool.set(read.subarray(0, n * dModel))
    // A neuron's members side by side: its directions are fetched once for all of them.
    const { starts, places, lists } = byNeuron(members, first, n, dMlp)
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const teller = tellers[neuron]
      const [from, end] = [starts[neuron], starts[neuron + 1]]
      if (!teller || from === end) continue
      const told = tellReasons(teller, pool, places.subarray(from, end))
      for (let i = from; i < end; i++)
        take(neuron, Math.floor(lists[i] / (dMlp * nBands)), lists[i] % nBands, told[i - from])
    }
  }
}

/** Members among the tokens first .. first + n by neuron: those of neuron i are starts[i] .. starts[i + 1]. */
function byNeuron({ starts, lists }: BandMembers, first: number, n: number, dMlp: number) {
  const from = starts[first]
  const count = starts[first + n] - from
  const neuronOf = (list: number) => Math.floor(list / nBands) % dMlp
  const next = new Uint32Array(dMlp + 2)
  for (let i = 0; i < count; i++) next[neuronOf(lists[from + i]) + 2]++
  for (let neuron = 2; neuron < next.length; neuron++) next[neuron] += next[neuron - 1]
  const places = new Uint32Array(count)
  const sorted = new Uint32Array(count)
  for (let place = 0; place < n; place++)
    for (let i = starts[first + place]; i < starts[first + place + 1]; i++) {
      const to = next[neuronOf(lists[i]) + 1]++
      places[to] = place
      sorted[to] = lists[i]
    }
  return { starts: next.subarray(0, dMlp + 1), places, lists: sorted }
}
