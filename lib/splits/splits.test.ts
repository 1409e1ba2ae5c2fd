import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import type { Firing } from '#lib/splits/firing.ts'
import { firingPlaces } from '#lib/splits/firing-places.ts'
import { greedyCover } from '#lib/splits/greedy-cover.ts'
import { nonNegativeFit } from '#lib/splits/non-negative-fit.ts'
import { splitChance } from '#lib/splits/split-chance.ts'
import { splitMoments } from '#lib/splits/split-moments.ts'
import { splitScores } from '#lib/splits/split-scores.ts'
import { splitVerdict } from '#lib/splits/split-verdict.ts'

/** A neuron's firing from its activations in M, token after token. */
const firing = (...activations: number[]): Firing => {
  const slots = activations.flatMap((value, slot) => (value > 0 ? [slot] : []))
  return { slots, steps: slots.map(slot => 50 * activations[slot]) }
}

const parent = firing(1, 3, 0, 2, 0, 0)
const first = firing(1, 0, 0, 2, 0, 0)
const second = firing(0, 3, 0, 0, 0, 0)
const distractor = firing(0, 0, 0, 0, 1, 1)

const scoresOf = (own: Firing, children: Firing[], sample = 6) =>
  splitScores(own, children, sample, splitMoments(own, children, sample))

test('a neuron that is the sum of two: they cover it, each purely, and together explain what neither does alone', () => {
  const scores = scoresOf(parent, [first, second])
  expect(scores).toMatchObject({ sample: 6, tokens: 3, coverage: 1, overlap: { share: 0 }, overlaps: [], split: true })
  expect(scores.children).toEqual([
    { tokens: 2, shared: 2, purity: 1, cover: 2 / 3, weight: expect.closeTo(1, 12) },
    { tokens: 1, shared: 1, purity: 1, cover: 1 / 3, weight: expect.closeTo(1, 12) },
  ])
  expect(scores.r2Best).toBeCloseTo(0.6, 12)
  expect(scores.r2Joint).toBeCloseTo(1, 12)
  expect(scores.score).toBeCloseTo(0.4, 12)
})

test('a child that has nothing to do with it changes nothing but the mean purity', () => {
  const scores = scoresOf(parent, [first, second, distractor])
  expect(scores.children[2]).toEqual({ tokens: 2, shared: 0, purity: 0, cover: 0, weight: 0 })
  expect(scores.children.map(({ weight }) => weight)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12), 0])
  expect(scores.coverage).toBe(1)
  expect(scores.r2Joint).toBeCloseTo(1, 12)
  expect(scores.score).toBeCloseTo(0.4 * (2 / 3), 12)
})

test('one child alone is no split, nor are two that fire together', () => {
  expect(scoresOf(parent, [first])).toMatchObject({ split: null, overlap: null, coverage: 2 / 3 })
  expect(scoresOf(parent, [parent, parent])).toMatchObject({
    split: false,
    overlap: { pair: [0, 1], share: 1 },
    overlaps: [{ share: 1 }],
  })
})

test('without firing, or without children, nothing is computed and nothing is 0', () => {
  const silent = firing(0, 0, 0)
  expect(scoresOf(silent, [second])).toMatchObject({ coverage: null, r2Joint: null, r2Best: null, split: null })
  expect(scoresOf(parent, [silent])).toMatchObject({ coverage: 0, r2Joint: null, score: null })
  expect(scoresOf(parent, [])).toMatchObject({ children: [], coverage: 0, r2Joint: null })
})

test('weights are never negative, and of two equal variables one is enough', () => {
  const near = (values: number[], wanted: number[]) =>
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i], 9)
    })
  near(
    nonNegativeFit(
      [
        [2, 0],
        [0, 4],
      ],
      [2, -1],
    ),
    [1, 0],
  )
  near(
    nonNegativeFit(
      [
        [1, 0.5],
        [0.5, 1],
      ],
      [1, 0.1],
    ),
    [1, 0],
  )
  const [a, b] = nonNegativeFit(
    [
      [1, 1],
      [1, 1],
    ],
    [1, 1],
  )
  expect(a + b).toBeCloseTo(1, 9)
})

test('examples at which the parent does not reach a quarter of M are none of its firing', () => {
  const place = (activation: number, document: number) => ({ document, token: 7, activation })
  expect(firingPlaces([place(8, 3), place(2, 1), place(1.99, 2)], 8)).toEqual([
    { document: 3, token: 7 },
    { document: 1, token: 7 },
  ])
})

test('a greedy cover takes the pure children that cover most, until they are enough', () => {
  expect(greedyCover(parent, [first, second, distractor])).toEqual([
    { child: 0, coverage: expect.closeTo(2 / 3, 12) },
    { child: 1, coverage: 1 },
  ])
  expect(greedyCover(parent, [parent, first])).toEqual([{ child: 0, coverage: 1 }])
  // Pure in 3 of 7 tokens: too little.
  expect(greedyCover(parent, [firing(1, 1, 1, 1, 1, 1, 1), second])).toEqual([
    { child: 1, coverage: expect.closeTo(1 / 3, 12) },
  ])
  expect(greedyCover(firing(0, 0), [first])).toEqual([])
})

const random = seededRandom(3)
const kinds = Uint8Array.from({ length: 40_000 }, () => Math.floor(10 * random()))

/** A neuron that fires at 0.5 M on tokens of some of ten kinds, which stand in a random order. */
const kindly = (...own: number[]): Firing => {
  const slots = [...kinds.keys()].filter(slot => own.includes(kinds[slot]))
  return { slots, steps: slots.map(() => 50) }
}

test('children of their parent are more than chance, and those of nobody are chance', () => {
  const sample = 40_000
  const tried = (own: Firing, children: Firing[]) => {
    const moments = splitMoments(own, children, sample)
    const scores = splitScores(own, children, sample, moments)
    const chance = splitChance(own, children, moments, scores)
    return { scores, chance, verdict: splitVerdict(scores, chance, ['x', 'y']) }
  }
  const own = tried(kindly(1, 2), [kindly(1), kindly(2)])
  expect(own.scores.split).toBe(true)
  expect(own.chance).toMatchObject({ reason: null, score: { pValue: 1 / 101 }, coverage: { pValue: 1 / 101 } })
  // Independent, a fifth of the children's tokens are the parent's: covered by chance.
  expect(own.chance.coverage?.most).toBeGreaterThan(0.15)
  expect(own.chance.coverage?.most).toBeLessThan(0.25)
  expect(own.chance.r2Joint?.most).toBeLessThan(0.01)
  expect(own.verdict).toEqual({ head: 'A split by the rule, and more than chance.', because: [] })
  const alien = tried(kindly(1, 2), [kindly(5), kindly(6)])
  expect(alien.chance.r2Joint?.pValue).toBe(1)
  expect(alien.verdict.head).toBe('No split by the rule.')
  expect(alien.verdict.because.join(' ')).toContain('explain 0 of the parent’s variance together')
  expect(tried(kindly(1, 2), [kindly(1), kindly(2)])).toEqual(own)
})

test('a moved child is counted alike whether it or its parent has more firings', () => {
  const sample = 40_000
  const counts = (own: Firing, child: Firing) => {
    const moments = splitMoments(own, [child], sample)
    return splitChance(own, [child], moments, splitScores(own, [child], sample, moments)).coverage?.most
  }
  const [few, many] = [kindly(1), kindly(1, 2, 3)]
  // Of 4,000 tokens about three in ten, and of 12,000 about one.
  expect(counts(few, many)).toBeGreaterThan(0.27)
  expect(counts(few, many)).toBeLessThan(0.36)
  expect(counts(many, few)).toBeLessThan(0.13)
})

test('a null that cannot be drawn has a reason, and the verdict says what is missing', () => {
  const chance = splitChance(
    parent,
    [first, second],
    splitMoments(parent, [first, second], 6),
    scoresOf(parent, [first, second]),
  )
  expect(chance).toMatchObject({ reason: expect.stringContaining('has 6 tokens'), score: null, coverage: null })
  const verdict = (own: Firing, children: Firing[]) => splitVerdict(scoresOf(own, children), chance, ['a', 'b', 'c'])
  expect(verdict(parent, [first, second]).head).toContain('whether by chance is not known')
  expect(verdict(parent, [first]).because[0]).toContain('it has 1')
  expect(verdict(parent, [parent, parent]).because).toEqual([
    expect.stringContaining('a and b fire together'),
    expect.stringContaining('the others add 0,'),
  ])
  expect(verdict(firing(0, 0), [first, second]).because).toEqual(['The parent fires at no token of the sample.'])
})
