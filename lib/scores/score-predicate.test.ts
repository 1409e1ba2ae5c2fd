import { expect, test } from 'vitest'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { scorePredicate } from '#lib/scores/score-predicate.ts'
import type { ScoredText } from '#lib/scores/scored-text.ts'

const rowTokens = 64

/** Rows of 64 tokens of 12 kinds, 16 groups in turn, with an activation and a mark of each token. */
function text(nRows: number, seed: number, activation: (token: number) => number, mark: (token: number) => boolean) {
  const random = seededRandom(seed)
  const n = nRows * rowTokens
  const tokens = Uint16Array.from({ length: n }, () => Math.floor(random() ** 2 * 12))
  const scored: ScoredText = {
    tokens,
    activations: Float32Array.from(tokens, activation),
    marks: Uint8Array.from(tokens, token => (mark(token) ? 1 : 0)),
    starts: Uint32Array.from({ length: nRows + 1 }, (_, i) => i * rowTokens),
    groups: Uint8Array.from({ length: nRows }, (_, i) => i % 16),
  }
  return scored
}

const texts = (activation: (token: number) => number, mark: (token: number) => boolean) => ({
  train: text(64, 1, activation, mark),
  random: text(160, 2, activation, mark),
  top: text(20, 3, activation, mark),
  repeated: new Uint8Array(20),
})

const fires = (token: number) => (token === 11 ? 1 : 0)

test('the predicate that is the firing of a 0/1 neuron scores 1 in everything', () => {
  const score = scorePredicate(
    texts(fires, token => token === 11),
    1,
  )
  expect(score).toMatchObject({
    reason: null,
    balancedAccuracy: 1,
    precision: 1,
    recall: 1,
    f1: 1,
    nFiring: 50,
    fuzzing: 1,
    nFuzzed: 50,
  })
  expect(score.correlation).toBeCloseTo(1, 6)
  expect(score.topAndRandom).toBeCloseTo(1, 6)
  expect(score.explained).toBeCloseTo(1, 6)
  expect(score.correlationError).toBeCloseTo(0, 6)
  expect(score.auc).toBe(1)
  expect(score.nullCorrelation).toBeLessThan(0.05)
})

test('a predicate on random tokens correlates as chance has it, below 3 / sqrt(N)', () => {
  const random = seededRandom(9)
  const score = scorePredicate(
    texts(fires, () => random() < 0.1),
    1,
  )
  expect(Math.abs(score.correlation as number)).toBeLessThan(3 / Math.sqrt(score.nTokens))
  expect(score.nullCorrelation).toBeLessThan(3 / Math.sqrt(score.nTokens))
  expect(score.nullCorrelation).toBeGreaterThan(0)
  expect(score.correlationError).toBeGreaterThan(0)
  expect(score.nTokens).toBe(160 * rowTokens)
  // 100 answers, four errors.
  expect(Math.abs((score.fuzzing as number) - 0.5)).toBeLessThan(0.2)
})

test('a predicate that holds nowhere or everywhere, and a dead neuron, have a reason and no number', () => {
  const never = scorePredicate(
    texts(fires, () => false),
    1,
  )
  expect(never).toMatchObject({ correlation: null, explained: null, nullCorrelation: null, nHeld: 0 })
  expect(never.reason).toBe('It holds on none of the 4,096 tokens from which the simulation is fitted.')
  expect(
    scorePredicate(
      texts(fires, () => true),
      1,
    ).reason,
  ).toContain('holds on all of')
  expect(
    scorePredicate(
      texts(fires, token => token === 11),
      Number.NaN,
    ),
  ).toMatchObject({ reason: 'The neuron never fires.', correlation: null })
})

test('where it holds on train text only there is no number either', () => {
  const { train } = texts(fires, token => token === 11)
  const { random, top } = texts(fires, () => false)
  const score = scorePredicate({ train, random, top, repeated: new Uint8Array(20) }, 1)
  expect(score.correlation).toBeNull()
  expect(score.reason).toBe('It holds on none of the 10,240 tokens held out.')
})

test('an inverted predicate is simulated inverted, so that it correlates as well as its opposite', () => {
  const right = scorePredicate(
    texts(fires, token => token === 11),
    1,
  )
  const inverted = scorePredicate(
    texts(fires, token => token !== 11),
    1,
  )
  expect(inverted.correlation).toBeCloseTo(right.correlation as number, 12)
  expect([right.inverted, inverted.inverted]).toEqual([false, true])
  expect(inverted.balancedAccuracy).toBe(0.5)
  expect(inverted.fuzzing).toBe(0)
})

test('the same texts give the same score, and noise lowers it to what the variances say', () => {
  const noise = () => {
    const normal = normalFrom(seededRandom(4))
    return texts(
      token => fires(token) + 0.5 * normal(),
      token => token === 11,
    )
  }
  const score = scorePredicate(noise(), 1)
  expect(scorePredicate(noise(), 1)).toEqual(score)
  const share = score.nHeld / score.nTokens
  const expected = Math.sqrt((share * (1 - share)) / (share * (1 - share) + 0.25))
  expect(Math.abs((score.correlation as number) - expected)).toBeLessThan(4 * (score.correlationError as number))
  expect(score.explained).toBeCloseTo((score.correlation as number) ** 2, 2)
})
