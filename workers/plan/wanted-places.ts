import { firstAtLeast } from '#lib/numeric/first-at-least.ts'

/** Tokens that lists of references name, by document: many lists may name one. */
export interface WantedPlaces {
  /** Number of places. */
  readonly n: number
  /** Calls `visit` for every place in a document, with the token named there. */
  inDocument(document: number, visit: (place: number, token: number) => void): void
}

/** A place is its number in `refs`, which come list after list. */
export const wantedPlaces = (refs: { document: Uint32Array; token: Uint32Array }): WantedPlaces => {
  const n = refs.document.length
  // Document above place: numbers sort without a comparison of one's own, and exactly up to 2^53.
  const order = Float64Array.from(refs.document, (document, place) => document * n + place).sort()
  return {
    n,
    inDocument(document, visit) {
      for (let at = firstAtLeast(order, document * n); order[at] < (document + 1) * n; at++) {
        const place = order[at] - document * n
        visit(place, refs.token[place])
      }
    },
  }
}
