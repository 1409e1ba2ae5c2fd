import { type ByteReader, createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

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
  /** Examples among the stored strongest that show this text, itself included (near-duplicates, methods §2); 1 for others. */
  copies?: number
  window: TokenWindow
}

/**
 * What examples were chosen by. `domain`: the strongest of one kind of text; `proportional`: tokens drawn with a chance in proportion to
 * the activation; `negative`: one a document, the most negative activations.
 */
export type ExampleGroupKind = 'strongest' | 'interval' | 'random' | 'domain' | 'proportional' | 'negative'

/** Examples chosen by one rule. */
export interface ExampleGroup {
  kind: ExampleGroupKind
  /** The kind of text, or the site the activations were read at, where the group is about one. */
  label?: string
  /** For intervals: activations in (low, high]. For the others 0 and the largest activation. */
  low: number
  high: number
  /** Tokens of the corpus in the interval, from the histogram; for the others the tokens drawn from. */
  tokens: number
  examples: Example[]
}

/** Version 1 knew no labels and no copies. */
const version = 2
const kinds: ExampleGroupKind[] = ['strongest', 'interval', 'random', 'domain', 'proportional', 'negative']

/** Quantises float activations into `levels`, of the same length; the activation at level 0 and at level 255. */
export function quantise(activations: ArrayLike<number>, levels: Uint8Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < activations.length; i++) {
    low = Math.min(low, activations[i])
    high = Math.max(high, activations[i])
  }
  const scale = high > low ? 255 / (high - low) : 0
  for (let i = 0; i < levels.length; i++) levels[i] = Math.round((activations[i] - low) * scale)
  return { low, high }
}

/** Quantises float activations into a window that starts at token `start`. */
export function quantiseWindow(start: number, activations: ArrayLike<number>): TokenWindow {
  const levels = new Uint8Array(activations.length)
  return { start, ...quantise(activations, levels), levels }
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
    const label = new TextEncoder().encode(group.label ?? '')
    out.varint(label.length)
    out.bytes(label)
    out.f32(group.low)
    out.f32(group.high)
    out.varint(group.tokens)
    out.varint(group.examples.length)
    for (const { document, token, activation, copies = 1, window } of group.examples) {
      out.varint(document)
      out.varint(token)
      out.f32(activation)
      out.varint(copies)
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
  // Runs published under version 1 stay readable.
  const first = bytes[0] === 1
  expectVersion(from, 'examples', first ? 1 : version)
  const words = new TextDecoder()
  return Array.from({ length: from.varint() }, () => {
    const kind = kinds[from.u8()]
    const label = first ? '' : words.decode(from.bytes(from.varint()))
    const group = { low: from.f32(), high: from.f32(), tokens: from.varint() }
    const examples = Array.from({ length: from.varint() }, () => readExample(from, first))
    return { kind, ...(label && { label }), ...group, examples }
  })
}

function readExample(from: ByteReader, first: boolean): Example {
  const place = { document: from.varint(), token: from.varint(), activation: from.f32() }
  const copies = first ? 1 : from.varint()
  const window = { start: from.varint(), low: from.f32(), high: from.f32(), levels: from.bytes(from.varint()) }
  return copies > 1 ? { ...place, copies, window } : { ...place, window }
}
