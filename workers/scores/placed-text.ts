import type { TokenMarker } from '#lib/scores/mark-tokens.ts'
import type { ScoredText } from '#lib/scores/scored-text.ts'

/** A row of text to be read. */
export interface TextRow {
  tokens: Uint16Array
  domain: string
  group: number
}

/** Rows one behind another, with room for the activations of some neurons on them. */
export interface PlacedText {
  /** `first`: place of the row's first token. */
  rows: (TextRow & { first: number; length: number })[]
  /** Of all tokens, as of the other arrays, [nTokens]. */
  tokens: Uint16Array
  marks: Uint8Array
  /** By neuron. */
  activations: Map<number, Float32Array>
}

/** Places rows and marks their tokens; the activations are still to be written. */
export function placeText(given: readonly TextRow[], neurons: readonly number[], mark: TokenMarker): PlacedText {
  let nTokens = 0
  const rows = given.map(row => {
    nTokens += row.tokens.length
    return { ...row, length: row.tokens.length, first: nTokens - row.tokens.length }
  })
  const tokens = new Uint16Array(nTokens)
  const marks = new Uint8Array(nTokens)
  for (const row of rows) {
    tokens.set(row.tokens, row.first)
    mark(row, marks.subarray(row.first, row.first + row.length))
  }
  return { rows, tokens, marks, activations: new Map(neurons.map(neuron => [neuron, new Float32Array(nTokens)])) }
}

/** The text with the activations of one of its neurons. Throws where it is none of them. */
export function textFor({ rows, tokens, marks, activations }: PlacedText, neuron: number): ScoredText {
  const own = activations.get(neuron)
  if (!own) throw new Error(`placed text: wanted a neuron it has room for, got ${neuron}`)
  return {
    tokens,
    activations: own,
    marks,
    starts: Uint32Array.from([...rows.map(({ first }) => first), tokens.length]),
    groups: Uint8Array.from(rows, ({ group }) => group),
  }
}
