import { addMaxima, type BestMaxima } from '#workers/analyse/best-maxima.ts'

/** A document's rows still to come, and its maxima so far. */
interface OpenDocument {
  rows: number
  maxima: Float32Array
}

/** Gathers maxima over the rows of documents, which may come in any order, and hands them on when a document is whole. */
export interface DocumentMaxima {
  /** Adds the tokens of one row, [n, dMlp]. */
  addRow(document: number, activations: Float32Array): void
}

/** `rowsOf` [nDocuments] tells how many rows each document has. */
export function gatherMaxima(best: BestMaxima, dMlp: number, rowsOf: ArrayLike<number>): DocumentMaxima {
  const open = new Map<number, OpenDocument>()
  return {
    addRow(document, activations) {
      const { rows, maxima } = open.get(document) ?? {
        rows: rowsOf[document],
        maxima: new Float32Array(dMlp).fill(Number.NEGATIVE_INFINITY),
      }
      for (let first = 0; first < activations.length; first += dMlp)
        for (let i = 0; i < dMlp; i++) if (activations[first + i] > maxima[i]) maxima[i] = activations[first + i]
      if (rows > 1) {
        open.set(document, { rows: rows - 1, maxima })
        return
      }
      open.delete(document)
      addMaxima(best, maxima)
    },
  }
}
