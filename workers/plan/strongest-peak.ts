import type { TopRef } from '#lib/numeric/merged-layer.ts'
import { BOS_TOKEN_INDEX } from '#lib/numeric/scan-partial.ts'

/** The token a window is about. */
export interface PeakRef {
  document: number
  token: number
  activation: number
  /** The activation is that of BOS, in front of the token. */
  bos: boolean
}

/**
 * The token that stands for a unit's maximum. Where BOS holds it (neuroscope_compat only), the first token of its row
 * stands in, since BOS is no token of the document.
 */
export const strongestPeak = ({ document, row, token, activation }: TopRef, nCtx: number): PeakRef => {
  const bos = token === BOS_TOKEN_INDEX
  return { document, token: bos ? row * (nCtx - 1) : token, activation, bos }
}
