import { createTopLists, type DocumentOrder, offerTop, sortTop, type TopLists } from '#lib/numeric/top-k.ts'

/** Tokens drawn of each neuron. */
export const proportionalTokens = 50

/**
 * Tokens of every neuron of a layer drawn without replacement with a chance in proportion to the activation (methods §2 Q3): those
 * with the largest u^(1/a), u the token's own random number (Efraimidis and Spirakis 2006). Lists hold ln(u) / a.
 */
export const createProportionalSample = (dMlp: number, n = proportionalTokens): TopLists => createTopLists(dMlp, n)

/** A stretch of a document, and what is known of its tokens. */
export interface DrawnRow {
  /** Number of its document. */
  document: number
  /** Index in the document of its first token. */
  start: number
  /** Sample keys of its tokens, [n]. */
  keys: Uint32Array
}

/** Offers the tokens of a row, `activations` [n, dMlp]; those that are not above 0 cannot be drawn. Any order gives the same. */
export function addProportional(
  sample: TopLists,
  activations: Float32Array,
  { document, start, keys }: DrawnRow,
  order: DocumentOrder,
): void {
  const { nLists, threshold } = sample
  for (let token = 0, at = 0; token < keys.length; token++) {
    const logarithm = Math.log((keys[token] + 0.5) / 2 ** 32)
    // ln(u) / a >= threshold without dividing; thresholds are below 0, and the factor leaves room for rounding.
    const loose = logarithm / (1 + 1e-6)
    for (let neuron = 0; neuron < nLists; neuron++, at++) {
      const a = activations[at]
      if (a > 0 && loose >= threshold[neuron] * a)
        offerTop(sample, neuron, Math.fround(logarithm / a), document, 0, start + token, order)
    }
  }
}

/** A drawn token. */
export interface DrawnToken {
  /** Number of its document. */
  document: number
  /** Index in it. */
  token: number
}

/** The tokens of one list, best first. */
export function listedTokens(lists: TopLists, list: number, order: DocumentOrder): (DrawnToken & { value: number })[] {
  sortTop(lists, list, order)
  return Array.from({ length: lists.size[list] }, (_, i) => {
    const at = list * lists.capacity + i
    return { document: lists.document[at], token: lists.token[at], value: lists.value[at] }
  })
}
