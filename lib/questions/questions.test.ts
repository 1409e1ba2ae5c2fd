import { expect, test } from 'vitest'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { parseAlgorithmicView } from '#lib/address/algorithmic-view.ts'
import { parseHuntView } from '#lib/hunt/hunt-view.ts'
import { questionOf, questions } from '#lib/questions/questions.ts'

test('the questions are fifteen, numbered, each with an address of its own', () => {
  expect(questions.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
  expect(new Set(questions.map(({ slug }) => slug)).size).toBe(15)
  for (const { slug } of questions) {
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(questionOf(slug)?.slug).toBe(slug)
  }
  expect(questionOf('constructor')).toBeNull()
})

test('what has no numbers says what is missing', () => {
  for (const { measures, missing } of questions) if (measures.length === 0) expect(missing).not.toBeNull()
})

test('every page that a question leads to reads its address as it is meant', () => {
  for (const { path } of questions.flatMap(({ pages }) => pages)) {
    expect(safeNext(path, '')).toBe(path)
    const { pathname, searchParams } = new URL(path, 'https://x.invalid')
    const query = Object.fromEntries(searchParams)
    if (pathname === '/hunt') expect(parseHuntView(query).sort).toBe(query.sort)
    if (pathname === '/algorithmic' && query.badge) expect(parseAlgorithmicView(query).badge).toBe(query.badge)
  }
})
