import { expect, test } from 'vitest'
import { noReason } from '#lib/neuron/reasons-record.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { neuronReasons, type ReasonExample } from '#workers/analyse/neuron-reasons.ts'

const d = 16
const normal = normalFrom(seededRandom(4))

/** An example whose residual lies about an axis, in a text of its own or in that of `text`. */
function example(axis: number, text: number, activation = 1): ReasonExample {
  const input = Float32Array.from({ length: d }, (_, j) => (j === axis ? 3 : 0) + 0.05 * normal())
  const tokens = Array.from({ length: 29 }, (_, i) => text * 29 + i)
  return { input, activation, window: { tokens, peak: 24 } }
}

const column = Float32Array.from({ length: d }, (_, j) => (j < 2 ? 1 : 0.1))

test('two causes are two reasons, with their share of the activation and their cosine with the neuron', () => {
  const examples = Array.from({ length: 120 }, (_, i) => example(i % 2, i, i % 2 === 0 ? 3 : 1))
  const { found, record } = neuronReasons(examples, column, 1)!
  expect(found.k).toBe(2)
  expect(record.clusters[0].share).toBeCloseTo(0.75, 6)
  for (const { cosine } of record.clusters) expect(cosine).toBeCloseTo(1 / Math.hypot(...column), 1)
  expect([...record.assigned].every((reason, i) => reason === i % 2)).toBe(true)
  expect(Math.hypot(record.points[0] - record.points[2], record.points[1] - record.points[3])).toBeCloseTo(
    Math.SQRT2,
    1,
  )
})

test('copies of a text count once and share its reason; examples that do not count have none', () => {
  const examples = [null, ...Array.from({ length: 60 }, (_, i) => example(0, i)), example(0, 5), example(1, 5), null]
  const { found, record } = neuronReasons(examples, column, 1)!
  expect(found.k).toBe(1)
  expect(found.assigned).toHaveLength(60)
  expect(record.copies[6]).toBe(3)
  expect([record.copies[61], record.copies[62]]).toEqual([0, 0])
  expect(record.points.slice(122, 124)).toEqual(record.points.slice(12, 14))
  expect([record.assigned[0], record.assigned[1], record.assigned[61], record.assigned[63]]).toEqual([
    noReason,
    0,
    0,
    noReason,
  ])
})

test('fewer than 50 texts say nothing', () => {
  expect(
    neuronReasons(
      Array.from({ length: 200 }, (_, i) => example(0, i % 49)),
      column,
      1,
    ),
  ).toBeNull()
})
