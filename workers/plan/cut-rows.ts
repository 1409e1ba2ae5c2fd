import { rowCount } from '#lib/neuron/row.ts'

/** One row: BOS and a piece of a document. */
export interface RowRange {
  /** Place of the document in the list that was cut. */
  document: number
  /** Index in the document of the piece's first token. */
  start: number
  /** Tokens of the piece, 1 .. nCtx - 1; the row has one position more, for BOS. */
  length: number
}

/** Cuts documents of the given token counts into rows for a context of `nCtx` positions; an empty document has none. */
export const cutRows = (lengths: ArrayLike<number>, nCtx: number): RowRange[] => {
  const rows: RowRange[] = []
  for (let document = 0; document < lengths.length; document++) {
    const count = rowCount(lengths[document], nCtx)
    for (let i = 0; i < count; i++) {
      const start = i * (nCtx - 1)
      rows.push({ document, start, length: Math.min(nCtx - 1, lengths[document] - start) })
    }
  }
  return rows
}
