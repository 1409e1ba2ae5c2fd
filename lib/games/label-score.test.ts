import { expect, test } from 'vitest'
import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { armScore, type CountedAnswer, goldWeight, labelScores, raterWeights } from '#lib/games/label-score.ts'

/** `right` of `n` detection answers right, by people in turn. */
const answers = (right: number, n: number, people: number): CountedAnswer[] =>
  Array.from({ length: n }, (_, i) => {
    const correct = i < right
    return { user: 1 + (i % people), game: 'detection', item: String(i), answer: 'yes', score: Number(correct) }
  })

test('nothing is said below ten answers of three people, and no 0', () => {
  expect(armScore(answers(9, 9, 3), () => 1)).toEqual({ answers: 9, people: 3, accuracy: null, interval: null })
  expect(armScore(answers(30, 30, 2), () => 1)).toMatchObject({ accuracy: null, people: 2 })
  expect(armScore(answers(8, 10, 3), () => 1)).toMatchObject({ accuracy: 0.8, interval: wilsonInterval(8, 10) })
})

test('people are weighed by items that are certain: 2/3 before any, nine of nine 11/12', () => {
  expect(goldWeight({ right: 0, all: 0 })).toBeCloseTo(2 / 3, 12)
  expect(goldWeight({ right: 9, all: 9 })).toBeCloseTo(11 / 12, 12)
  // Weights 1 and 0.5: the first is always right, the others never; n = 12^2 / ... by hand.
  const mixed = [...answers(8, 8, 1), ...answers(0, 8, 2).map(a => ({ ...a, user: a.user + 1 }))]
  const { accuracy, interval } = armScore(mixed, user => (user === 1 ? 1 : 0.5))
  expect(accuracy).toBeCloseTo(8 / 12, 12)
  expect(interval).toEqual(wilsonInterval((8 / 12) * (144 / 10), 144 / 10))
})

test('the gain of a label is its accuracy less that without it, with Newcombe’s interval', () => {
  const [detection, fuzzing] = labelScores(answers(56, 70, 3), answers(48, 80, 4), new Map())
  // Newcombe 1998, example (a): 56/70 against 48/80 gives 0.2 (0.0524 to 0.3339).
  expect(detection.gain).toBeCloseTo(0.2, 12)
  expect(detection.gainInterval?.[0]).toBeCloseTo(0.0524, 3)
  expect(detection.gainInterval?.[1]).toBeCloseTo(0.3339, 3)
  expect(fuzzing).toMatchObject({ game: 'fuzzing', gain: null, label: { answers: 0, accuracy: null } })
})

test('from five people on, whoever disagrees with all the others weighs less', () => {
  const five = Array.from({ length: 40 }, (_, i): CountedAnswer[] =>
    [1, 2, 3, 4, 5].map(user => {
      const truth = i % 3 === 0 ? 'yes' : 'no'
      const answer = user === 5 ? (i % 2 === 0 ? 'yes' : 'no') : truth
      return { user, game: 'detection', item: String(i), answer, score: Number(answer === truth) }
    }),
  ).flat()
  const weigh = raterWeights(five, new Map())
  expect(weigh(1)).toBeGreaterThan(0.9)
  expect(weigh(5)).toBeLessThan(0.65)
  // With four there is too little to compare, and gold items decide.
  const four = raterWeights(
    five.filter(({ user }) => user < 5),
    new Map([[1, { right: 0, all: 3 }]]),
  )
  expect(four(1)).toBeCloseTo(1 / 3, 12)
  expect(four(2)).toBeCloseTo(2 / 3, 12)
})
