import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** Where each token stands in the train half: the slots of token v are slots[starts[v]] .. slots[starts[v + 1] - 1], ascending. */
export interface TrainTokens {
  /** [dVocab + 1] */
  starts: Uint32Array
  slots: Uint32Array
  /** Tokens of its row before a slot's, at most 255; of all slots, [nTokens]. */
  before: Uint8Array
  /** 1 for slots of the train half, [nTokens], and for its rows, [nRows]. */
  isTrain: Uint8Array
  isTrainRow: Uint8Array
}

/** Lists the slots of the train half by token: of every `every`-th of its documents, by their hashes. */
export function trainTokens({ tokens, rowSlot, rowHalf, rowHash }: IndexTexts, dVocab: number, every = 1): TrainTokens {
  const isTrainRow = Uint8Array.from(rowHalf, (half, row) =>
    // The lowest bit says which half a document is of.
    half === 0 && (rowHash[row] >> 1n) % BigInt(every) === 0n ? 1 : 0,
  )
  const starts = new Uint32Array(dVocab + 1)
  const before = new Uint8Array(tokens.length)
  const isTrain = new Uint8Array(tokens.length)
  for (let row = 0; row + 1 < rowSlot.length; row++) {
    for (let slot = rowSlot[row]; slot < rowSlot[row + 1]; slot++) {
      before[slot] = Math.min(255, slot - rowSlot[row])
      if (isTrainRow[row] === 0) continue
      isTrain[slot] = 1
      starts[tokens[slot] + 1]++
    }
  }
  for (let token = 0; token < dVocab; token++) starts[token + 1] += starts[token]
  const next = starts.slice(0, dVocab)
  const slots = new Uint32Array(starts[dVocab])
  for (let slot = 0; slot < tokens.length; slot++) if (isTrain[slot]) slots[next[tokens[slot]]++] = slot
  return { starts, slots, before, isTrain, isTrainRow }
}
