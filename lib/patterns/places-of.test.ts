import { expect, it } from 'vitest'
import { drawFollowing } from '#lib/patterns/following-tokens.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { placesOf } from '#lib/patterns/places-of.ts'
import { literalAtom } from '#lib/patterns/slot-atom.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { trainTokens } from '#lib/patterns/train-tokens.ts'
import { uniteSlots } from '#lib/patterns/unite-slots.ts'

const words = ['a', 'b', 'c']
const row = (document: number, hash: bigint, tokens: number[]) => {
  return { document, first: 0, hash, tokens: Uint16Array.from(tokens) }
}
const textsOf = (rows: ReturnType<typeof row>[]) =>
  assembleTexts([encodeTextPart(makeTextPart(0, rows, id => new TextEncoder().encode(words[id])))])

it('finds the tokens of the train half, with what stands before each in its row', () => {
  const texts = textsOf([row(0, 2n, [0, 1, 0]), row(1, 1n, [0, 0]), row(2, 4n, [1, 0])])
  const train = trainTokens(texts, 3)
  const steps = Uint8Array.of(60, 0, 40, 90, 90, 0, 50)
  const places = placesOf(literalAtom([0], words), train, steps, 50)
  expect([...places.slots]).toEqual([0, 2, 6])
  expect([...places.before]).toEqual([0, 2, 1])
  expect([...places.fires]).toEqual([1, 0, 1])
  expect([...places.weight]).toEqual([1, 1, 1])
})

it('lets every n-th place stand for n where there are many', () => {
  const texts = textsOf([row(0, 2n, new Array<number>(4000).fill(0))])
  const steps = new Uint8Array(4000)
  steps.fill(100, 0, 10)
  const { fires, weight } = placesOf(literalAtom([0], words), trainTokens(texts, 3), steps, 50)
  expect(fires.reduce((sum, one) => sum + one, 0)).toBe(10)
  expect(weight.length).toBeLessThan(1600)
  expect(weight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(4000, 6)
})

it('draws what follows a token in the train half, never across rows', () => {
  const texts = textsOf([row(0, 2n, [0, 1, 0, 1, 0]), row(1, 4n, [2, 2]), row(2, 1n, [0, 2])])
  const train = trainTokens(texts, 3)
  // The last `a` of the first row has nothing after it: where it is drawn, it is drawn again.
  let calls = 0
  const random = () => [0.9, 0.9, 0, 0.5][calls++ % 4]
  for (let i = 0; i < 20; i++) expect(drawFollowing(0, texts, train, random)).toBe(1)
  // What nothing follows is drawn from all tokens.
  expect([0, 1, 2]).toContain(drawFollowing(null, texts, train, () => 0.5))
})

it('unites ascending slots, each once', () => {
  const united = uniteSlots(Uint32Array.of(1, 4, 9), Uint32Array.of(0, 4, 10, 11))
  expect([...united]).toEqual([0, 1, 4, 9, 10, 11])
  expect([...uniteSlots(new Uint32Array(0), Uint32Array.of(3))]).toEqual([3])
})
