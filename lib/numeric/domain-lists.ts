import type { MergeState } from '#lib/numeric/merge-state.ts'
import type { ScanPartial } from '#lib/numeric/scan-partial.ts'
import { offerTop } from '#lib/numeric/top-k.ts'

/** Kinds of text told apart in lists of their own, at most: each costs 20 windows a neuron. */
export const mostDomains = 24

/** What kind of text each document of a corpus is. */
export interface DocumentDomains {
  /** Number of kinds. */
  n: number
  /** Kind of each document, by ordinal; n or more for one that is in no list. */
  of: Uint8Array
}

/** Offers a partial's units to the lists of their documents' kinds; `firstDocument` is the first's number in the state. */
export function addDocumentsOfDomains(
  { byDomain, order }: MergeState,
  { dMlp, documents, unitDocument, unitRow, unitMax, unitToken }: ScanPartial,
  firstDocument: number,
  { n, of }: DocumentDomains,
): void {
  const { threshold } = byDomain
  for (let unit = 0; unit < unitDocument.length; unit++) {
    const domain = of[documents[unitDocument[unit]]]
    if (!(domain < n)) continue
    const document = firstDocument + unitDocument[unit]
    for (let neuron = 0, at = unit * dMlp; neuron < dMlp; neuron++, at++) {
      const list = neuron * n + domain
      if (unitMax[at] >= threshold[list])
        offerTop(byDomain, list, unitMax[at], document, unitRow[unit], unitToken[at], order)
    }
  }
}
