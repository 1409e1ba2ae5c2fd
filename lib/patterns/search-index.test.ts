import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { bestLabels, labelTokens } from '#lib/patterns/best-labels.ts'
import { countFirings } from '#lib/patterns/firing-counts.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { invertLayer } from '#lib/patterns/invert-layer.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import { searchIndex } from '#lib/patterns/search-index.ts'
import { testNeuron } from '#lib/patterns/test-neuron.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'

const alphabet = 'abcdhqt0123456789 '
const random = seededRandom(11)
const oneOf = (characters: string) => characters[Math.floor(random() * characters.length)]
/** 60 documents of 80 single-character tokens. */
const documents = Array.from({ length: 60 }, () =>
  Array.from({ length: 80 }, () => (random() < 0.12 ? oneOf('0123456789') : oneOf('abcdhqt '))).join(''),
)

/** Hundredths of M at which four neurons fire: q, a digit, h after t, and a digit after a letter. */
const neurons = [
  (_: string, now: string) => (now === 'q' ? 95 : 0),
  (_: string, now: string) => (/\d/.test(now) ? 60 + Number(now) : 0),
  (before: string, now: string) => (before === 't' && now === 'h' ? 88 : 0),
  (before: string, now: string) => (/[a-z]/.test(before) && /\d/.test(now) ? 120 : 0),
]

function makeIndex(): PatternIndex {
  const rows = documents.map((text, document) => {
    const tokens = Uint16Array.from(text, character => alphabet.indexOf(character))
    return { document, first: 0, hash: BigInt(document), tokens }
  })
  const texts = assembleTexts([encodeTextPart(makeTextPart(0, rows, id => Uint8Array.of(alphabet.charCodeAt(id))))])
  const starts = new Uint32Array(60 * 80 + 1)
  const found: { neuron: number; step: number }[] = []
  for (let slot = 0; slot < 60 * 80; slot++) {
    const text = documents[Math.floor(slot / 80)]
    const [before, now] = [text[(slot % 80) - 1] ?? '', text[slot % 80]]
    for (const [neuron, stepAt] of neurons.entries())
      if (stepAt(before, now) > 0) found.push({ neuron, step: stepAt(before, now) })
    starts[slot + 1] = found.length
  }
  const firings = {
    starts,
    neurons: Uint16Array.from(found, one => one.neuron),
    steps: Uint8Array.from(found, one => one.step),
  }
  const dMlp = neurons.length
  const layer = { layer: 0, dMlp, ...firings, counts: countFirings(firings, texts.rowSlot, texts.rowHalf, dMlp) }
  const inverted = invertLayer(layer)
  const [tokens, pairs] = ([1, 2] as const).map(width => bestLabels(inverted, layer.counts, labelTokens(texts, width)))
  return { texts, layers: [layer], baselines: [{ layer: 0, tokens, pairs }] }
}

const index = makeIndex()
const match = (source: string) => {
  const pattern = compilePattern(source)
  return (text: Uint8Array, ends: Uint32Array, out: Uint8Array) => matchTokens(pattern, text, ends, out)
}
const all = { sort: 'f1', layer: null, least: null, most: null, limit: 10 } as const

test.each([
  ['q', 0],
  ['\\d', 1],
  ['th', 2],
  ['[a-z]\\d', 3],
])('%s finds the neuron that fires exactly there, with precision and recall 1', (source, neuron) => {
  const { rows } = searchIndex(index, match(source), all)
  expect(rows[0]).toMatchObject({ neuron, precision: 1, recall: 1, f1: 1, mcc: 1, auc: 1 })
  expect(rows[0].test.tp).toBeGreaterThan(0)
})

test('h alone finds the neuron of th, but not with precision; its best pair says all, its best token does not', () => {
  const [row] = searchIndex(index, match('h'), all).rows
  expect(row).toMatchObject({ neuron: 2, recall: 1, pairF1: 1, pair: [alphabet.indexOf('t'), alphabet.indexOf('h')] })
  expect(row.precision).toBeLessThan(0.2)
  expect(row.tokenF1).toBe(row.f1)
})

test('bounds on firing and the order change what is listed', () => {
  const { rows } = searchIndex(index, match('\\d'), { ...all, sort: 'precision' })
  expect(rows.map(row => row.neuron)).toEqual([1, 3])
  const most = (rows[0].firingShare + rows[1].firingShare) / 2
  expect(searchIndex(index, match('\\d'), { ...all, most }).rows.map(row => row.neuron)).toEqual([3])
  expect(searchIndex(index, match('\\d'), { ...all, layer: 1 }).rows).toEqual([])
  const only = searchIndex(index, match('\\d'), { ...all, only: new Map([[0, new Set([0, 3])]]) })
  expect([only.rows.map(row => row.neuron), only.scored, only.left]).toEqual([[3], 2, 0])
  expect(searchIndex(index, match('\\d'), { ...all, only: new Map() })).toMatchObject({ rows: [], scored: 0 })
})

test('a pattern with too few matches has no scores', () => {
  expect(searchIndex(index, match('qqqqq'), all)).toMatchObject({ insufficient: true, rows: [] })
})

test('one neuron: its misses come first by activation, with the tokens around them', () => {
  const tested = testNeuron(index, match('[02468]'), { layer: 0, neuron: 1, level: null })
  expect(tested.score?.test.fn).toBeGreaterThan(20)
  expect(tested.silent).toEqual([])
  expect(tested.misses.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, () => 69))
  for (const { document, token, start, ids, steps, step } of tested.misses) {
    expect(document % 2).toBe(1)
    expect(documents[document][token]).toBe('9')
    expect(ids.map(id => alphabet[id]).join('')).toBe(documents[document].slice(start, start + ids.length))
    expect(steps[token - start]).toBe(step)
  }
  expect(testNeuron(index, match('[02468]'), { layer: 0, neuron: 1, level: 0.9 }).score).toBeNull()
})
