import { expect, test } from 'vitest'
import { halfTokens, planTexts, planTop } from '#workers/scores/plan-texts.ts'

const documents = (n: number, nTokens: number) =>
  Array.from({ length: n }, (_, ordinal) => ({ ordinal, hash: BigInt((ordinal * 7919) % 10_007), nTokens }))

test('random text is the beginning of each half by hash, at most 65,536 tokens of it, in 16 groups of documents', () => {
  const plan = planTexts(documents(400, 700), 256)
  const tokens = (rows: { length: number }[]) => rows.reduce((sum, { length }) => sum + length, 0)
  expect(tokens(plan.train)).toBeLessThanOrEqual(halfTokens)
  expect(tokens(plan.train)).toBeGreaterThan(halfTokens - 256)
  expect(plan.random.every(({ document }) => ((document * 7919) % 10_007) % 2 === 1)).toBe(true)
  expect(plan.train.some(({ document }) => plan.tested.has(document))).toBe(false)
  expect(new Set(plan.random.map(({ group }) => group)).size).toBe(16)
  const reordered = planTexts(documents(400, 700).reverse(), 256)
  expect({ ...reordered, tested: 0 }).toEqual({ ...plan, tested: 0 })
})

test('top rows are those of the 20 strongest documents of the test half once each, those marked that are read anyway', () => {
  const plan = planTexts(documents(600, 700), 256)
  const strongest = documents(600, 700).map(({ ordinal }) => ({ document: ordinal, token: 300, activation: 1 }))
  const top = planTop(strongest, plan, 256)
  const twenty = strongest.filter(({ document }) => plan.tested.has(document)).slice(0, 20)
  const read = new Set(plan.random.map(({ document, start }) => `${document}:${start}`))
  expect(top.map(({ document, repeated }) => [document, repeated])).toEqual(
    twenty.map(({ document }) => [document, read.has(`${document}:255`)]),
  )
  expect(new Set(top.map(({ repeated }) => repeated)).size).toBe(2)
  expect(top[0]).toMatchObject({ start: 255, length: 255 })
})
