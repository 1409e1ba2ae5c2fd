import { expect, test } from 'vitest'
import { sectionOf } from '#components/layout/sections.ts'

test('a path belongs to the section whose pages it is among, or to none', () => {
  expect(
    ['/', '/solu-1l-d64/0/12', '/administered-model', '/hunt', '/claims/new', '/play/peak'].map(sectionOf),
  ).toEqual([...['/', '/', '/', '/hunt', '/claims', '/claims']])
  for (const path of [
    '/search',
    '/account/news',
    '/lists',
    '/questions/families',
    '/flag',
    '/moderation/log',
    '/admin',
  ])
    expect(sectionOf(path)).toBeNull()
})
