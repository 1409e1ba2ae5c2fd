import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/** The part of the reference sample that a layer's token, n-gram, position and domain statistics are measured on. */
export interface SampleSize {
  /** Documents and their tokens. Wide layers take fewer: activations x tokens is limited. */
  documents: number
  tokens: number
  /** Tokens of the documents that means are fitted on, and of those that are judged (P2, methods §4). */
  fitted: number
  scored: number
}

/** Packs LayerDetail `sample`. */
export const encodeSampleSize = ({ documents, tokens, fitted, scored }: SampleSize): Uint8Array<ArrayBuffer> =>
  packBundle('SMPL', 1, { documents, tokens, fitted, scored }, {})

/** Reads LayerDetail `sample`. Throws one line on other data. */
export const decodeSampleSize = (bytes: Uint8Array): SampleSize =>
  unpackBundle(bytes, 'SMPL', 1).meta as unknown as SampleSize
