import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** Activations of consecutive tokens of one document, quantised to 256 levels between their least and greatest. */
export interface TokenWindow {
  /** Index in the document of the first token. */
  start: number
  /** Activation at level 0 and at level 255. */
  low: number
  high: number
  /** One level a token, 0..255; activation = low + level / 255 * (high - low), off by at most (high - low) / 510. */
  levels: Uint8Array
}

/** One place in the corpus shown for a neuron. */
export interface Example {
  /** Ordinal of the document in the run's corpus. */
  document: number
  /** Index in the document of the token this example is about (for strongest examples the peak). */
  token: number
  /** The neuron's activation there, exact (float32). */
  activation: number
  window: TokenWindow
}

export type ExampleGroupKind = 'strongest' | 'interval' | 'random'

/** Examples chosen by one rule. */
export interface ExampleGroup {
  kind: ExampleGroupKind
  /** For intervals: activations in (low, high]. For the others 0 and the largest activation. */
  low: number
  high: number
  /** Tokens of the corpus in the interval, from the histogram; for the others the tokens drawn from. */
  tokens: number
  examples: Example[]
}

const version = 1
const kinds: ExampleGroupKind[] = ['strongest', 'interval', 'random']

/** Quantises float activations into a window that starts at token `start`. */
export function quantiseWindow(start: number, activations: ArrayLike<number>): TokenWindow {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < activations.length; i++) {
    low = Math.min(low, activations[i])
    high = Math.max(high, activations[i])
  }
  const levels = new Uint8Array(activations.length)
  const scale = high > low ? 255 / (high - low) : 0
  for (let i = 0; i < levels.length; i++) levels[i] = Math.round((activations[i] - low) * scale)
  return { start, low, high, levels }
}

/** Activation of the window's i-th token. */
export const windowActivation = ({ low, high, levels }: TokenWindow, i: number): number =>
  low + (levels[i] / 255) * (high - low)

/** Packs the groups into NeuronProfile.examples. */
export function encodeExamples(groups: ExampleGroup[]): Uint8Array<ArrayBuffer> {
  const out = createWriter(8192)
  out.u8(version)
  out.varint(groups.length)
  for (const group of groups) {
    out.u8(kinds.indexOf(group.kind))
    out.f32(group.low)
    out.f32(group.high)
    out.varint(group.tokens)
    out.varint(group.examples.length)
    for (const { document, token, activation, window } of group.examples) {
      out.varint(document)
      out.varint(token)
      out.f32(activation)
      out.varint(window.start)
      out.f32(window.low)
      out.f32(window.high)
      out.varint(window.levels.length)
      out.bytes(window.levels)
    }
  }
  return out.finish()
}

/** Reads NeuronProfile.examples; throws one line on another layout version. */
export function decodeExamples(bytes: Uint8Array): ExampleGroup[] {
  const from = createReader(bytes)
  expectVersion(from, 'examples', version)
  return Array.from({ length: from.varint() }, () => ({
    kind: kinds[from.u8()],
    low: from.f32(),
    high: from.f32(),
    tokens: from.varint(),
    examples: Array.from({ length: from.varint() }, () => ({
      document: from.varint(),
      token: from.varint(),
      activation: from.f32(),
      window: { start: from.varint(), low: from.f32(), high: from.f32(), levels: from.bytes(from.varint()) },
    })),
  }))
}
