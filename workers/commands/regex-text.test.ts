import { expect, test } from 'vitest'
import { regexText } from '#workers/commands/regex-text.ts'

const facts = { tokens: [1200, 800], matches: [30, 20], drawn: null, part: null, insufficient: false } as const
const result = { ...facts, tokens: [1200, 800], matches: [30, 20], rows: [], scored: 9, found: 0, left: 3 } as const

test('says what was searched, and why there are no scores', () => {
  const none = regexText('planted', { ...result, tokens: [1200, 800], matches: [30, 20], rows: [] }, String)
  expect(none).toContain('planted: 50 matches in 2,000 tokens; 9 neurons scored, 0 fire at a match, 3 fire too rarely.')
  const few = regexText(
    'planted',
    { ...result, tokens: [1200, 800], matches: [3, 2], rows: [], insufficient: true },
    String,
  )
  expect(few).toBe('planted: 5 matches in 2,000 tokens: fewer than 20, too few for scores')
  const many = regexText('planted', { ...result, tokens: [9, 9], matches: [3, 2], rows: [], drawn: 4 }, String)
  expect(many).toContain('5 matches in 18 tokens, 4 of them drawn and counted')
})
