import { type Allocate, halfOf, own } from '#lib/patterns/firing-counts.ts'
import { decodeTextPart } from '#lib/patterns/text-part.ts'

/** The texts of the reference sample. A slot numbers the sample's tokens, from 0. */
export interface IndexTexts {
  /** Bytes of all rows, one after another. */
  text: Uint8Array
  /** Bytes of its row up to and with each token, [nTokens]. */
  ends: Uint32Array
  /** Token ids, [nTokens]. */
  tokens: Uint16Array
  /** Slot of each row's first token, and the number of tokens last, [nRows + 1]. */
  rowSlot: Uint32Array
  /** Where each row's bytes begin in `text`, and their end last, [nRows + 1]. */
  rowByte: Uint32Array
  /** Ordinal of each row's document, and the index in it of the row's first token, [nRows]. */
  rowDocument: Uint32Array
  rowFirst: Uint32Array
  /** Hash of each row's document, [nRows]. */
  rowHash: BigUint64Array
  /** 0 where the row is of the train half, 1 of the test half, [nRows]. */
  rowHalf: Uint8Array
  /** Tokens of the train half and of the test half. */
  halfTokens: [train: number, test: number]
}

/** Puts the parts of the texts together, in whatever order they come. */
export function assembleTexts(stored: readonly Uint8Array[], allocate: Allocate = own): IndexTexts {
  const parts = stored.map(decodeTextPart).sort((a, b) => a.part - b.part)
  const sum = (size: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + size(part), 0)
  const nTokens = sum(part => part.tokens.length)
  const nRows = sum(part => part.rowTokens.length)
  const texts: IndexTexts = {
    text: new Uint8Array(allocate(sum(part => part.text.length))),
    ends: new Uint32Array(allocate(4 * nTokens)),
    tokens: new Uint16Array(allocate(2 * nTokens)),
    rowSlot: new Uint32Array(allocate(4 * (nRows + 1))),
    rowByte: new Uint32Array(allocate(4 * (nRows + 1))),
    rowDocument: new Uint32Array(allocate(4 * nRows)),
    rowFirst: new Uint32Array(allocate(4 * nRows)),
    rowHash: new BigUint64Array(allocate(8 * nRows)),
    rowHalf: new Uint8Array(allocate(nRows)),
    halfTokens: [0, 0],
  }
  let [slot, byte, row] = [0, 0, 0]
  for (const part of parts) {
    texts.text.set(part.text, byte)
    texts.ends.set(part.ends, slot)
    texts.tokens.set(part.tokens, slot)
    texts.rowDocument.set(part.rowDocument, row)
    texts.rowFirst.set(part.rowFirst, row)
    texts.rowHash.set(part.rowHash, row)
    for (const n of part.rowTokens) {
      texts.rowSlot[row] = slot
      texts.rowByte[row] = byte
      const half = halfOf(texts.rowHash[row])
      texts.rowHalf[row++] = half
      texts.halfTokens[half] += n
      slot += n
      byte += texts.ends[slot - 1]
    }
  }
  texts.rowSlot[nRows] = slot
  texts.rowByte[nRows] = byte
  return texts
}
