import { describe, expect, test } from 'vitest'
import { groupVariance, inSampleVariance, positionBucket } from '#lib/analysis/group-variance.ts'
import { ngramContexts, shuffledLabels } from '#lib/analysis/ngram-contexts.ts'
import { ngramVariance, shrinkage } from '#lib/analysis/ngram-variance.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

describe('in-sample variance explained', () => {
  test('of tokens AABB with activations 1,1,0,0 is eta^2 = 1', () => {
    expect(inSampleVariance([1, 1, 0, 0], [0, 0, 1, 1])).toEqual({ eta2: 1, epsilon2: 1 })
  })

  test('of tokens AABB with activations 1,0,1,0 is eta^2 = 0, epsilon^2 = -0.5', () => {
    expect(inSampleVariance([1, 0, 1, 0], [0, 0, 1, 1])).toEqual({ eta2: 0, epsilon2: -0.5 })
  })

  test('is null where nothing varies; epsilon^2 is null where every value has its own label', () => {
    expect(inSampleVariance([2, 2], [0, 1])).toBeNull()
    expect(inSampleVariance([2, 3], [0, 1])).toEqual({ eta2: 1, epsilon2: null })
  })
})

describe('n-gram contexts', () => {
  test('lie together, longest context last, and end at row ends', () => {
    const { slots, level } = ngramContexts([1, 2, 1, 2, 1, 2], [0, 0, 0, 0, 1, 1])
    expect([...slots]).toEqual([2, 0, 4, 3, 1, 5])
    expect([...level]).toEqual([1, 2, 0, 1, 3, 0])
  })
})

const random = seededRandom(21)
const n = 6000
const tokens = Uint16Array.from({ length: n }, () => Math.floor(random() * 6))
const rows = Uint32Array.from({ length: n }, (_, i) => Math.floor(i / 100))
const scored = Uint8Array.from(rows, row => row % 2)
const back = (i: number, by: number) => (i >= by && rows[i - by] === rows[i] ? tokens[i - by] : -1)
/** A neuron for one token, one for a pair, one for a triple, one for noise, one that never varies. */
const nNeurons = 5
const activations = new Float32Array(n * nNeurons)
for (let i = 0; i < n; i++) {
  const one = tokens[i] === 3
  const two = one && back(i, 1) === 2
  activations.set([Number(one), Number(two), Number(two && back(i, 2) === 1), random(), 0.25], i * nNeurons)
}

/** The same by hashing contexts into maps: slow and plain. */
function direct(neuron: number): number[] {
  const value = (i: number) => activations[i * nNeurons + neuron]
  const slots = [...tokens.keys()]
  const fit = slots.filter(i => !scored[i])
  const mean = fit.reduce((sum, i) => sum + value(i), 0) / fit.length
  const maps = [1, 2, 3].map(order => {
    const key = (i: number) => [tokens[i], back(i, 1), back(i, 2)].slice(0, order).join()
    const sums = new Map<string, [number, number]>()
    for (const i of fit) {
      const [sum, count] = sums.get(key(i)) ?? [0, 0]
      sums.set(key(i), [sum + value(i), count + 1])
    }
    return (i: number, prior: number) => {
      const [sum, count] = sums.get(key(i)) ?? [0, 0]
      return (sum + shrinkage * prior) / (count + shrinkage)
    }
  })
  const errors = [0, 0, 0, 0]
  for (const i of slots.filter(i => scored[i])) {
    let guess = mean
    errors[0] += (value(i) - guess) ** 2
    for (const [order, predict] of maps.entries()) {
      guess = predict(i, guess)
      errors[order + 1] += (value(i) - guess) ** 2
    }
  }
  return errors.slice(1).map(error => 1 - error / errors[0])
}

describe('n-gram variance', () => {
  const explained = ngramVariance(ngramContexts(tokens, rows), activations, nNeurons, scored)

  test('is what plain maps of contexts give', () => {
    for (let neuron = 0; neuron < 4; neuron++)
      for (const [order, r2] of direct(neuron).entries()) expect(explained[order][neuron]).toBeCloseTo(r2, 10)
  })

  test('is near 1 from the order on that the neuron needs, near 0 for noise, NaN where nothing varies', () => {
    const table = Array.from({ length: 4 }, (_, neuron) => explained.map(order => order[neuron]))
    expect(table[0][0]).toBeGreaterThan(0.98)
    expect(table[1][0]).toBeLessThan(0.4)
    expect(table[1][1]).toBeGreaterThan(0.9)
    expect(table[2][1]).toBeLessThan(0.4)
    expect(table[2][2]).toBeGreaterThan(table[2][1] + 0.1)
    for (const r2 of table[3]) expect(Math.abs(r2)).toBeLessThan(0.1)
    expect(explained[0][4]).toBeNaN()
  })

  test('vanishes with labels shuffled, the same labels in the same seed', () => {
    const shuffled = shuffledLabels(tokens, 7)
    expect([...shuffled].sort()).toEqual([...tokens].sort())
    expect(shuffledLabels(tokens, 7)).toEqual(shuffled)
    const nothing = ngramVariance(ngramContexts(shuffled, rows), activations, nNeurons, scored)
    for (const order of nothing) expect(Math.abs(order[0])).toBeLessThan(0.05)
  })

  test('is NaN where no document is scored', () => {
    expect(ngramVariance(ngramContexts(tokens, rows), activations, nNeurons, new Uint8Array(n))[0][0]).toBeNaN()
  })
})

describe('variance by position and domain', () => {
  test('agrees with the one-token contexts when the label is the token', () => {
    const byToken = groupVariance(tokens, 6, activations, nNeurons, scored)
    const byContext = ngramVariance(ngramContexts(tokens, rows), activations, nNeurons, scored)[0]
    for (let neuron = 0; neuron < 4; neuron++) expect(byToken[neuron]).toBeCloseTo(byContext[neuron], 10)
    expect(byToken[4]).toBeNaN()
  })

  test('has 32 buckets of equal width', () => {
    expect([0, 31, 32, 1023, 2000].map(position => positionBucket(position, 1024))).toEqual([0, 0, 1, 31, 31])
  })
})
