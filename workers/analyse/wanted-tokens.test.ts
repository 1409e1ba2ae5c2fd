import { expect, test } from 'vitest'
import { wantedRows, wantedTokens, windowAround } from '#workers/analyse/wanted-tokens.ts'

const tokens = Uint16Array.from({ length: 25 }, (_, i) => 100 + i)

test('a token named twice has one slot', () => {
  const refs = [
    { document: 4, token: 7 },
    { document: 2, token: 7 },
    { document: 4, token: 7 },
    { document: 4, token: 1 },
  ]
  const wanted = wantedTokens(refs)
  expect(wanted.n).toBe(3)
  expect(refs.map(ref => wanted.slotOf(ref))).toEqual([0, 1, 0, 2])
  expect(wanted.byDocument.get(4)).toEqual([
    { token: 7, slot: 0 },
    { token: 1, slot: 2 },
  ])
})

test('rows end at their last wanted token', () => {
  const rows = wantedRows(
    tokens,
    [
      { token: 3, slot: 0 },
      { token: 12, slot: 1 },
      { token: 1, slot: 2 },
    ],
    11,
  )
  expect(rows.map(row => ({ ...row, tokens: [...row.tokens] }))).toEqual([
    {
      tokens: [100, 101, 102, 103],
      length: 4,
      wanted: [
        { at: 3, slot: 0 },
        { at: 1, slot: 2 },
      ],
    },
    { tokens: [110, 111, 112], length: 3, wanted: [{ at: 2, slot: 1 }] },
  ])
})

test('windows stay inside their row', () => {
  expect(windowAround(tokens, 12, 11)).toEqual({ tokens: tokens.slice(10, 17), peak: 2 })
  expect(windowAround(tokens, 24, 26)).toEqual({ tokens, peak: 24 })
})
