import { expect, test } from 'vitest'
import { hostileTexts } from '#lib/claims/testing/hostile-texts.ts'
import { atomFeed } from '#lib/feeds/atom.ts'

const at = new Date('2026-11-05T10:00:00Z')
const item = (words: string, name = 'Ann') => ({
  id: '7',
  at,
  actor: { id: 1, name, role: 'member', deleted: false },
  verb: 'claim.voted',
  vote: -1,
  reply: null,
  claim: {
    uid: '0123456789abcdef',
    kind: 'tag',
    words,
    status: 'proposed' as const,
    verified: false,
    neurons: ['planted/0/7'],
  },
  list: null,
})
const where = { site: 'https://neurons.example.org', self: '/activity.xml?model=planted', now: at }

test('an entry says who did what to which neuron and leads there', () => {
  const feed = atomFeed([item('seven')], where)
  expect(feed).toContain('<title>Ann voted against a tag of planted/0/7</title>')
  expect(feed).toContain('<link href="https://neurons.example.org/claims/0123456789abcdef"/>')
  expect(feed).toContain('<updated>2026-11-05T10:00:00.000Z</updated>')
  expect(feed).toContain('<content type="text">seven</content>')
})

test.each(hostileTexts)('no text of a person becomes XML: %j', text => {
  const plain = atomFeed([item('x', 'x')], where)
  const feed = atomFeed([item(text, text)], where)
  expect(feed.match(/[<>]/g)?.length).toBe(plain.match(/[<>]/g)?.length)
  expect(feed.match(/&(?!(amp|lt|gt|quot|#39);)/g)).toBeNull()
})
