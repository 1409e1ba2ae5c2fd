import { expect, test } from 'vitest'
import { gatePassed, storedAnswers } from '#lib/model/gate-answer.ts'

test('a question that was not asked does not fail a model', () => {
  expect(gatePassed([{ passed: null, says: 'not asked' }])).toBe(true)
  expect(
    gatePassed([
      { passed: true, says: 'a' },
      { passed: false, says: 'b' },
    ]),
  ).toBe(false)
})

test('answers are read back, anything else is no answer', () => {
  const answers = [{ passed: false, says: 'loss 5.1' }]
  expect(storedAnswers({ answers })).toEqual(answers)
  for (const other of [null, {}, { answers: 3 }, { answers: [{ passed: 1, says: 'x' }] }])
    expect(storedAnswers(other)).toBeNull()
})
