import { compareDocuments, type DocumentTable } from '#lib/numeric/document-table.ts'
import { nSampleBins, samplesPerBin } from '#lib/numeric/histogram.ts'

/** Reservoirs of all neurons of a layer: in each bin the first 8 samples by (key, document hash, ordinal, token). */
export interface Reservoirs {
  /** Filled slots, [nReservoirs]. */
  count: Uint8Array
  /** Their columns, ascending in sample order within a reservoir, [nReservoirs, 8]. */
  key: Uint32Array
  document: Uint32Array
  token: Uint32Array
  value: Float32Array
}

/** Empty reservoirs, [dMlp, 64, 8]. */
export function createReservoirs(dMlp: number): Reservoirs {
  const slots = dMlp * nSampleBins * samplesPerBin
  return {
    count: new Uint8Array(dMlp * nSampleBins),
    key: new Uint32Array(slots),
    document: new Uint32Array(slots),
    token: new Uint32Array(slots),
    value: new Float32Array(slots),
  }
}

/** Offers one sample; false where it, and so any later one in sample order, has no place. */
export function offerSample(
  r: Reservoirs,
  reservoir: number,
  key: number,
  document: number,
  token: number,
  value: number,
  documents: DocumentTable,
): boolean {
  const first = reservoir * samplesPerBin
  let at = first + r.count[reservoir]
  if (at === first + samplesPerBin) {
    if (!isBefore(r, at - 1, key, document, token, documents)) return false
    at--
  } else {
    r.count[reservoir]++
  }
  for (; at > first && isBefore(r, at - 1, key, document, token, documents); at--) {
    r.key[at] = r.key[at - 1]
    r.document[at] = r.document[at - 1]
    r.token[at] = r.token[at - 1]
    r.value[at] = r.value[at - 1]
  }
  r.key[at] = key
  r.document[at] = document
  r.token[at] = token
  r.value[at] = value
  return true
}

/** Whether a sample comes before the one in a slot. */
function isBefore(
  r: Reservoirs,
  slot: number,
  key: number,
  document: number,
  token: number,
  documents: DocumentTable,
): boolean {
  if (key !== r.key[slot]) return key < r.key[slot]
  return (compareDocuments(documents, document, r.document[slot]) || token - r.token[slot]) < 0
}
