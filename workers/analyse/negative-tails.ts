import { createTopLists, type DocumentOrder, offerTop, type TopLists } from '#lib/numeric/top-k.ts'

/** Documents kept of each neuron. */
const kept = 20

/** A document's rows still to come, its smallest activations so far and the first token that reaches each. */
interface OpenDocument {
  rows: number
  least: Float32Array
  token: Uint32Array
}

/** The most negative activations of a layer's neurons, one a document (methods §2 Q5). */
export interface NegativeTails {
  /** The documents by -a, largest first; only entries above 0 are negative activations. */
  lists: TopLists
  /** Adds a row of a document, `activations` [n, dMlp], `start` the index in the document of its first token. Any order. */
  addRow(document: number, start: number, activations: Float32Array): void
}

/** `rowsOf` [nDocuments] tells how many rows each document has; `order` decides between documents of equal values. */
export function gatherTails(dMlp: number, rowsOf: ArrayLike<number>, order: DocumentOrder): NegativeTails {
  const lists = createTopLists(dMlp, kept)
  const open = new Map<number, OpenDocument>()
  const begun = (document: number): OpenDocument => ({
    rows: rowsOf[document],
    least: new Float32Array(dMlp).fill(Number.POSITIVE_INFINITY),
    token: new Uint32Array(dMlp),
  })
  return {
    lists,
    addRow(document, start, activations) {
      const own = open.get(document) ?? begun(document)
      const { least, token } = own
      for (let at = 0, place = start; at < activations.length; at += dMlp, place++)
        for (let i = 0; i < dMlp; i++) {
          const a = activations[at + i]
          if (a < least[i] || (a === least[i] && place < token[i])) {
            least[i] = a
            token[i] = place
          }
        }
      own.rows--
      if (own.rows > 0) {
        open.set(document, own)
        return
      }
      open.delete(document)
      for (let i = 0; i < dMlp; i++)
        if (-least[i] >= lists.threshold[i] && least[i] < 0) offerTop(lists, i, -least[i], document, 0, token[i], order)
    },
  }
}
