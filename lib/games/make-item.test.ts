import { expect, test } from 'vitest'
import { type Game, games } from '#lib/games/game.ts'
import { isAnswer, judge } from '#lib/games/game-item.ts'
import type { GameSource, GameText } from '#lib/games/game-source.ts'
import { makeItem } from '#lib/games/make-item.ts'

/** 61 tokens; the neuron fires on token 7 at `focus` by `peak`, a third of that beside it. */
const text = (document: number, peak: number, focus = 50): GameText => ({
  document,
  start: 100,
  ids: Array.from({ length: 61 }, (_, i) => (i === focus ? 7 : 10 + (i % 20))),
  activations: Array.from({ length: 61 }, (_, i) => (i === focus ? peak : i === focus + 1 ? peak / 2 : 0.001)),
  focus,
})

const source: GameSource = {
  scale: 1,
  firing: Array.from({ length: 30 }, (_, i) => text(i, 1 - i / 40)),
  strongest: 20,
  others: [...Array.from({ length: 20 }, (_, i) => text(100 + i, 0.002)), text(130, 0.9)],
  intruders: [text(200, 1), text(201, 1)],
}

const many = (game: Game) => Array.from({ length: 400 }, (_, seed) => makeItem(game, source, seed)!)

test('the same seed makes the same item, another one another', () => {
  for (const game of games) {
    expect(makeItem(game, source, 5)).toEqual(makeItem(game, source, 5))
    expect(new Set(many(game).map(item => JSON.stringify(item.texts))).size).toBeGreaterThan(20)
  }
})

test('detection: yes where a token reaches 0.1 M and no where none does, about as often; a sixth of them gold', () => {
  const items = many('detection')
  for (const { texts, truth } of items) expect(truth).toBe(Math.max(...texts[0].activations) >= 0.1 ? 'yes' : 'no')
  const yes = items.filter(({ truth }) => truth === 'yes').length
  expect(yes).toBeGreaterThan(150)
  expect(yes).toBeLessThan(250)
  const gold = items.filter(item => item.gold)
  expect(gold.length).toBeGreaterThan(40)
  expect(gold.length).toBeLessThan(95)
  for (const { texts } of gold) {
    const peak = Math.max(...texts[0].activations)
    expect(peak < 0.01 || peak >= 0.9).toBe(true)
  }
})

test('fuzzing: marked are the tokens of at least 0.3 of the largest, or as many others', () => {
  for (const { texts, marked, truth } of many('fuzzing')) {
    const { activations } = texts[0]
    const right = [...activations.keys()].filter(i => activations[i] >= 0.3 * Math.max(...activations))
    expect(marked.length).toBe(right.length)
    if (truth === 'yes') expect(marked).toEqual(right)
    else expect(marked.some(i => right.includes(i))).toBe(false)
  }
})

test('intruder: four texts of own documents and one of the other neuron, at every place', () => {
  const items = many('intruder')
  for (const { texts, truth } of items) {
    expect(texts[Number(truth)].document).toBeGreaterThanOrEqual(200)
    expect(new Set(texts.map(({ document }) => document)).size).toBe(5)
  }
  expect(new Set(items.map(({ truth }) => truth)).size).toBe(5)
  expect(makeItem('intruder', { ...source, intruders: [] }, 1)).toBeNull()
})

test('peak: a token scores the share of the others below it; its place in the text does not tell it', () => {
  const items = many('peak')
  expect(new Set(items.map(({ truth }) => truth)).size).toBeGreaterThan(8)
  const item = items[0]
  expect(judge(item, item.truth)).toEqual({ correct: true, score: 1 })
  const small = {
    ...item,
    texts: [{ ...item.texts[0], ids: [1, 2, 3, 4, 5], activations: [0, 4, 0, 2, 1] }],
    truth: '1',
  }
  expect(judge(small, '3')).toEqual({ correct: false, score: 0.75 })
  // Two of five tie for the lowest: each counts the other half.
  expect(judge(small, '0')).toEqual({ correct: false, score: 0.125 })
})

test('only what an item can be answered with is an answer', () => {
  const item = many('intruder')[0]
  expect(['0', '4'].map(answer => isAnswer(item, answer))).toEqual([true, true])
  for (const answer of ['5', '-1', '01', 'yes', '', '1e0']) expect(isAnswer(item, answer)).toBe(false)
  expect(isAnswer(many('detection')[0], 'yes')).toBe(true)
  expect(isAnswer(many('detection')[0], '0')).toBe(false)
})

test('a neuron without texts has no items', () => {
  const empty = { scale: 1, firing: [], strongest: 0, others: [], intruders: [] }
  for (const game of games) expect(makeItem(game, empty, 0)).toBeNull()
})
