import { levelsReached, nLevels } from '#lib/patterns/firing-level.ts'

/** The halves of the sample: thresholds are chosen on train, scores reported on test. */
export const halves = ['train', 'test'] as const

/** Place in `halves` of a document: 1 (test) where its hash is odd. */
export const halfOf = (hash: bigint): 0 | 1 => ((hash & 1n) === 1n ? 1 : 0)

/** How often each neuron of a layer fires; whole numbers, so that sums do not depend on their order. */
export interface FiringCounts {
  /** Tokens at which it reaches each level, [halves, levels, dMlp]. */
  tokens: Uint32Array
  /** Documents with such a token, [halves, levels, dMlp]. */
  documents: Uint32Array
  /** Sum of its steps, and of their squares, [halves, dMlp]. */
  sums: Float64Array
  squares: Float64Array
}

/** Makes the memory of an array; a shared one can be read by several threads. */
export type Allocate = (bytes: number) => ArrayBufferLike

/** Memory of one thread. */
export const own: Allocate = bytes => new ArrayBuffer(bytes)

/** Nothing counted yet. */
export const createFiringCounts = (dMlp: number, allocate: Allocate = own): FiringCounts => ({
  tokens: new Uint32Array(allocate(8 * nLevels * dMlp)),
  documents: new Uint32Array(allocate(8 * nLevels * dMlp)),
  sums: new Float64Array(allocate(16 * dMlp)),
  squares: new Float64Array(allocate(16 * dMlp)),
})

/** Place of a level's number in `tokens` and `documents`; `level` is a place in firingLevels. */
export const countAt = (half: number, level: number, neuron: number, dMlp: number): number =>
  (half * nLevels + level) * dMlp + neuron

/** Adds `from` into `into`; they must come from different documents. */
export function mergeFiringCounts(into: FiringCounts, from: FiringCounts): void {
  for (const name of ['tokens', 'documents', 'sums', 'squares'] as const) {
    const [to, own] = [into[name], from[name]]
    for (let i = 0; i < to.length; i++) to[i] += own[i]
  }
}

/** Postings of consecutive tokens: those of token t are starts[t] .. starts[t + 1]. */
interface Postings {
  starts: Uint32Array
  neurons: Uint16Array
  steps: Uint8Array
}

/** Counts documents given by their first tokens (ascending, the end last) and their halves. */
export function countFirings(
  { starts, neurons, steps }: Postings,
  documents: ArrayLike<number>,
  half: ArrayLike<number>,
  dMlp: number,
): FiringCounts {
  const counts = createFiringCounts(dMlp)
  const most = new Uint8Array(dMlp)
  for (let document = 0; document + 1 < documents.length; document++) {
    const own = half[document]
    const [from, to] = [starts[documents[document]], starts[documents[document + 1]]]
    for (let i = from; i < to; i++) {
      const neuron = neurons[i]
      const step = steps[i]
      const reached = levelsReached(step)
      for (let level = 0; level < reached; level++) counts.tokens[countAt(own, level, neuron, dMlp)]++
      counts.sums[own * dMlp + neuron] += step
      counts.squares[own * dMlp + neuron] += step * step
      for (let level = most[neuron]; level < reached; level++) counts.documents[countAt(own, level, neuron, dMlp)]++
      if (reached > most[neuron]) most[neuron] = reached
    }
    for (let i = from; i < to; i++) most[neurons[i]] = 0
  }
  return counts
}
