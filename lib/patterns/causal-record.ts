import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import { type CausalString, stringKinds } from '#lib/patterns/causal-string.ts'

/** A string of a stored causal test, and what the neuron did on its last token. */
export interface TestedString extends CausalString {
  activation: number
}

const magic = 'CAUS'
const version = 1

/** Packs CausalTest.strings; `document` of each string is the ordinal of a document of the corpus. */
export function encodeCausalStrings(strings: readonly TestedString[]): Uint8Array<ArrayBuffer> {
  const starts = new Uint32Array(strings.length + 1)
  strings.forEach((string, i) => {
    starts[i + 1] = starts[i] + string.tokens.length
  })
  const tokens = new Uint16Array(starts[strings.length])
  strings.forEach((string, i) => {
    tokens.set(string.tokens, starts[i])
  })
  return packBundle(
    magic,
    version,
    { kinds: [...stringKinds] },
    {
      kind: Uint8Array.from(strings, ({ kind }) => stringKinds.indexOf(kind)),
      starts,
      tokens,
      document: Int32Array.from(strings, ({ document }) => document),
      source: Int32Array.from(strings, ({ source }) => source),
      activation: Float32Array.from(strings, ({ activation }) => activation),
    },
  )
}

/** Reads CausalTest.strings. Throws one line on other data. */
export function decodeCausalStrings(bytes: Uint8Array): TestedString[] {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const { kinds } = meta as unknown as { kinds: TestedString['kind'][] }
  const { kind, starts, tokens, document, source, activation } = arrays as unknown as Record<string, Uint16Array>
  return Array.from(kind, (k, i) => ({
    kind: kinds[k],
    tokens: tokens.slice(starts[i], starts[i + 1]),
    document: document[i],
    source: source[i],
    activation: activation[i],
  }))
}
