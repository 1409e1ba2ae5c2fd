import { mostMatched } from '#lib/patterns/find-matches.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import type { MatchRow } from '#lib/patterns/scan-rows.ts'
import type { TrainTokens } from '#lib/patterns/train-tokens.ts'

/** Slots of the train half, as `train` has it, in which a match ends, ascending; null where they are more than a fifth of it. */
export function scanTrain(match: MatchRow, texts: IndexTexts, train: TrainTokens): Uint32Array | null {
  const { text, ends, rowSlot, rowByte, rowHalf } = texts
  const slots = new Uint32Array(Math.floor(mostMatched * train.slots.length))
  let out = new Uint8Array(1024)
  let found = 0
  for (let row = 0; row < rowHalf.length; row++) {
    if (train.isTrainRow[row] === 0) continue
    const [from, to] = [rowSlot[row], rowSlot[row + 1]]
    if (out.length < to - from) out = new Uint8Array(to - from)
    const hits = match(text.subarray(rowByte[row], rowByte[row + 1]), ends.subarray(from, to), out)
    if (hits === 0) continue
    if (found + hits > slots.length) return null
    for (let i = 0; i < to - from; i++) if (out[i] !== 0) slots[found++] = from + i
  }
  return slots.slice(0, found)
}
