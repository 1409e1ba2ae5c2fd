import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { addMaxima } from '#workers/analyse/best-maxima.ts'
import {
  addFirings,
  createFiringState,
  decodeFiringState,
  encodeFiringState,
  mergeFiringStates,
} from '#workers/analyse/firing-state.ts'
import { normaliseRows } from '#workers/analyse/normalise-rows.ts'

const dMlp = 5
const scales = Float64Array.of(1, 0.5, Number.NaN, 2, 1)
const random = seededRandom(8)
const documents = Array.from({ length: 12 }, (_, i) => {
  const nTokens = 1 + (i % 4)
  const mid = Float32Array.from({ length: nTokens * dMlp }, () => random() ** 4)
  const post = new Float32Array(mid.length)
  normaliseRows(mid, post, nTokens, dMlp, 1e-5)
  return { nTokens, mid, post }
})

const partial = (some: typeof documents) => {
  const state = createFiringState(scales)
  for (const { nTokens, mid, post } of some) {
    addFirings(state, mid, post, nTokens, 1e-5)
    for (let token = 0; token < nTokens; token++)
      addMaxima(state.maxima, post.subarray(token * dMlp, (token + 1) * dMlp))
  }
  return encodeFiringState(state)
}

const folded = (partials: Uint8Array[]) => {
  const state = createFiringState(scales)
  for (const bytes of partials) mergeFiringStates(state, decodeFiringState(bytes))
  return encodeFiringState(state)
}

test('parts merge to the same bytes in any order and however the documents are divided', () => {
  const whole = folded([partial(documents)])
  const parts = [documents.slice(0, 5), documents.slice(5, 6), documents.slice(6)].map(partial)
  expect(folded(parts)).toEqual(whole)
  expect(folded(parts.toReversed())).toEqual(whole)
  expect(folded([parts[1], parts[2], parts[0]])).toEqual(whole)
})

test('a normalised token has mean 0 and variance 1; one whose neurons are all alike has only zeros', () => {
  const post = new Float32Array(8)
  normaliseRows(Float32Array.of(4, 1, 1, 2, 3, 3, 3, 3), post, 2, 4, 0)
  const first = [...post.subarray(0, 4)]
  expect(first.reduce((sum, x) => sum + x)).toBeCloseTo(0, 6)
  expect(first.reduce((sum, x) => sum + x * x, 0) / 4).toBeCloseTo(1, 6)
  normaliseRows(Float32Array.of(3, 3, 3, 3), post, 1, 4, 1e-5)
  expect([...post.subarray(0, 4)]).toEqual([0, 0, 0, 0])
})
