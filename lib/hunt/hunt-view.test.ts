import { expect, test } from 'vitest'
import { huntQuery, parseHuntView } from '#lib/hunt/hunt-view.ts'

const roundTrip = (query: string) => huntQuery(parseHuntView(Object.fromEntries(new URLSearchParams(query))))

test('a view of all models has one address, which reads back', () => {
  for (const query of ['', '?model=solu-1l&layer=0', '?model=planted&columns=layernorm&sort=smuggled&smuggled=0.1..'])
    expect(roundTrip(query)).toBe(query)
  expect(huntQuery(parseHuntView({}), 3)).toBe('?page=3')
})

test('a model or layer that cannot be one is as if left out', () => {
  expect(roundTrip("?model=a';drop&layer=-1")).toBe('')
  expect(roundTrip('?layer=01')).toBe('')
})
