import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import { patternIndexVersion } from '#lib/patterns/index-version.ts'

/** A piece of a document that the model reads at once, BOS before it. */
export interface TextRow {
  /** Ordinal of the document in its corpus. */
  document: number
  /** Index in the document of the row's first token. */
  first: number
  /** Hash of the document's text. */
  hash: bigint
  /** Token ids. */
  tokens: Uint16Array
}

/** The texts of some documents of the sample, row by row: what a pattern is matched against. Arrays of rows are [nRows]. */
export interface TextPart {
  /** From 0, in sample order. */
  part: number
  /** Bytes of all rows, one after another. */
  text: Uint8Array
  /** Bytes of its row up to and with each token, [nTokens]. */
  ends: Uint32Array
  /** Token ids, [nTokens]. */
  tokens: Uint16Array
  /** Tokens, document, first token and document hash of each row. */
  rowTokens: Uint32Array
  rowDocument: Uint32Array
  rowFirst: Uint32Array
  rowHash: BigUint64Array
}

const magic = 'PTXT'

/** Writes out the rows of a part. */
export function makeTextPart(part: number, rows: readonly TextRow[], tokenBytes: (id: number) => Uint8Array): TextPart {
  const nTokens = rows.reduce((sum, row) => sum + row.tokens.length, 0)
  const ends = new Uint32Array(nTokens)
  const tokens = new Uint16Array(nTokens)
  const pieces: Uint8Array[] = []
  let at = 0
  for (const row of rows) {
    let end = 0
    for (const id of row.tokens) {
      const bytes = tokenBytes(id)
      pieces.push(bytes)
      end += bytes.length
      tokens[at] = id
      ends[at++] = end
    }
  }
  const text = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let to = 0
  for (const piece of pieces) {
    text.set(piece, to)
    to += piece.length
  }
  return {
    part,
    text,
    ends,
    tokens,
    rowTokens: Uint32Array.from(rows, row => row.tokens.length),
    rowDocument: Uint32Array.from(rows, row => row.document),
    rowFirst: Uint32Array.from(rows, row => row.first),
    rowHash: BigUint64Array.from(rows, row => BigInt.asUintN(64, row.hash)),
  }
}

/** Packs a part. */
export const encodeTextPart = ({ part, ...arrays }: TextPart): Uint8Array<ArrayBuffer> =>
  packBundle(magic, patternIndexVersion, { part }, { ...arrays })

/** Reads a part. Throws one line on other data. */
export function decodeTextPart(bytes: Uint8Array): TextPart {
  const { meta, arrays } = unpackBundle(bytes, magic, patternIndexVersion)
  return { ...(meta as object), ...arrays } as unknown as TextPart
}
