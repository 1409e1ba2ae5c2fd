import { expect, test } from 'vitest'
import { plantedIndex } from '#lib/families/testing/planted-index.ts'
import { divideSplit, sameSample } from '#lib/splits/divide-split.ts'
import { splitVerdict } from '#lib/splits/split-verdict.ts'

const index = plantedIndex({ twin: false, documents: 40 })
const twin = plantedIndex({ twin: true, documents: 40 })
const parent = (neuron: number) => ({ index, layer: 0, neuron })
const child = (neuron: number) => ({ index: twin, layer: 0, neuron })
const text = new TextDecoder().decode(index.texts.text)
const places = [...text].flatMap((character, slot) =>
  character === 'b' || character === '(' ? [{ document: Math.floor(slot / 128), token: slot % 128 }] : [],
)

test('the neuron for `b` and `(` is two of the twin: purely, wholly, and only together', () => {
  const { apart, scores, owners, examples } = divideSplit(parent(1), [child(1), child(2)], places)
  expect(apart).toEqual([])
  expect(scores).toMatchObject({ tokens: places.length, coverage: 1, overlap: { share: 0 }, split: true })
  expect(scores.children.map(({ purity }) => purity)).toEqual([1, 1])
  expect(scores.r2Joint).toBeGreaterThan(0.999)
  expect(scores.r2Best).toBeGreaterThan(0.4)
  expect(scores.r2Best).toBeLessThan(0.6)
  const at = ({ document, token }: { document: number; token: number }) => text[128 * document + token]
  expect(owners).toEqual(places.map(place => (at(place) === 'b' ? 0 : 1)))
  expect(examples.map(({ owner, tokens }) => [owner, [...new Set(tokens.map(at))].join('')])).toEqual([
    [0, 'b'],
    [1, '('],
    [-1, ''],
  ])
})

test('the neuron for all digits is ten of the twin', () => {
  const { scores } = divideSplit(
    parent(12),
    Array.from({ length: 10 }, (_, i) => child(3 + i)),
    [],
  )
  expect(scores).toMatchObject({ coverage: 1, split: true })
  expect(scores.r2Joint).toBeGreaterThan(0.999)
  expect(scores.r2Best).toBeLessThan(0.2)
})

test('moved along the text, children of the twin are chance: what they score in their place is far above', () => {
  const sized = { documents: 160 }
  const [small, large] = [plantedIndex({ twin: false, ...sized }), plantedIndex({ twin: true, ...sized })]
  const place = (neuron: number) => ({ index: large, layer: 0, neuron })
  const { scores, chance, greedy } = divideSplit({ index: small, layer: 0, neuron: 1 }, [place(1), place(2)], [])
  expect(chance).toMatchObject({ reason: null, score: { pValue: 1 / 101 }, r2Joint: { pValue: 1 / 101 } })
  expect(chance.score?.most).toBeLessThan(0.01)
  expect(greedy.map(({ child }) => child).sort()).toEqual([0, 1])
  expect(splitVerdict(scores, chance, ['1', '2']).head).toBe('A split by the rule, and more than chance.')
  // Neurons of other letters explain nothing, and no less when moved.
  const strange = divideSplit({ index: small, layer: 0, neuron: 1 }, [place(0), place(3)], [])
  expect(strange.chance.r2Joint?.pValue).toBeGreaterThan(0.05)
  expect(divideSplit(parent(1), [child(1), child(2)], []).chance.reason).toContain('cannot be moved by 10')
})

test('what no child fires at is uncovered, what the sample does not hold is not said, and another sample is apart', () => {
  const { scores, owners } = divideSplit(parent(1), [child(1)], [...places, { document: 99, token: 0 }])
  expect(scores.coverage).toBeCloseTo(owners.filter(owner => owner === 0).length / places.length, 12)
  expect(owners.filter(owner => owner === -1).length).toBe(text.split('(').length - 1)
  expect(owners.at(-1)).toBeNull()
  const other = { index: plantedIndex({ twin: true, documents: 41 }), layer: 0, neuron: 1 }
  expect(sameSample(index.texts, other.index.texts)).toBe(false)
  expect(divideSplit(parent(1), [other, child(2)], places)).toMatchObject({
    apart: [0],
    scores: { children: [{ purity: 1 }] },
  })
})
