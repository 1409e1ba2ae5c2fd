import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** A token of the sample, with what stands around it in its row and how far the neuron fires there. */
export interface TestedToken {
  /** Ordinal of the document, index in it of the token, and of the first token around it. */
  document: number
  token: number
  start: number
  /** Ids of the tokens around it, and the neuron's activation at each in hundredths of M; 0 below a tenth. */
  ids: number[]
  steps: number[]
  /** The same at the token itself. */
  step: number
}

/** Tokens around a listed one. */
const reach = { before: 50, after: 10 }

/** A slot's row: the last whose first slot is not behind it. */
export function rowOf({ rowSlot }: IndexTexts, slot: number): number {
  let [low, high] = [0, rowSlot.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (rowSlot[middle] <= slot) low = middle
    else high = middle - 1
  }
  return low
}

/** A token with what stands around it; `stepAt` has the neuron's steps by slot. */
export function testedToken(texts: IndexTexts, stepAt: ReadonlyMap<number, number>, slot: number): TestedToken {
  const row = rowOf(texts, slot)
  const first = texts.rowSlot[row]
  const from = Math.max(first, slot - reach.before)
  const to = Math.min(texts.rowSlot[row + 1], slot + reach.after + 1)
  const around = Array.from({ length: to - from }, (_, i) => from + i)
  const start = texts.rowFirst[row] - first
  return {
    document: texts.rowDocument[row],
    token: start + slot,
    start: start + from,
    ids: around.map(at => texts.tokens[at]),
    steps: around.map(at => stepAt.get(at) ?? 0),
    step: stepAt.get(slot) ?? 0,
  }
}
