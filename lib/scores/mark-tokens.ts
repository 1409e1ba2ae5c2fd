import type { Predicate } from '#lib/claims/predicate.ts'
import { type ConditionMarker, conditionMarker } from '#lib/scores/mark-condition.ts'
import type { MarkedRow, Vocabulary } from '#lib/scores/marked-row.ts'

/** Writes 1 into `out` for each token of a row on which the predicate holds, else 0. */
export type TokenMarker = (row: MarkedRow, out: Uint8Array) => void

/**
 * Makes the marker of a predicate for a model's tokens, or says why there is none. Where only some of its conditions name tokens that the model
 * has not, these hold nowhere.
 */
export function tokenMarker(predicate: Predicate, vocabulary: Vocabulary): TokenMarker | { unscorable: string } {
  const faults: string[] = []
  let known = 0
  const make = (one: Predicate): TokenMarker => {
    if (one.type === 'not') return inverse(make(one.of))
    if ('of' in one) return joined(one.of.map(make), one.type)
    const marker: ConditionMarker = conditionMarker(one, vocabulary)
    if (typeof marker === 'function') {
      known++
      return marker
    }
    if (marker !== 'unknown tokens') faults.push(marker.fault)
    return (_, out) => {
      out.fill(0)
    }
  }
  const marker = make(predicate)
  if (faults.length > 0) return { unscorable: faults[0] }
  return known > 0 ? marker : { unscorable: 'None of its tokens is a token of this model.' }
}

const inverse =
  (marker: TokenMarker): TokenMarker =>
  (row, out) => {
    marker(row, out)
    for (let i = 0; i < out.length; i++) out[i] = 1 - out[i]
  }

/** All of them, or any. */
const joined =
  ([first, ...rest]: readonly TokenMarker[], type: 'and' | 'or'): TokenMarker =>
  (row, out) => {
    first(row, out)
    const own = new Uint8Array(out.length)
    for (const marker of rest) {
      marker(row, own)
      for (let i = 0; i < out.length; i++) out[i] = type === 'and' ? out[i] & own[i] : out[i] | own[i]
    }
  }
