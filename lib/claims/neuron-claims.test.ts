import { expect, test } from 'vitest'
import type { ListedClaim } from '#lib/claims/list-claims.ts'
import { neuronClaims } from '#lib/claims/neuron-claims.ts'

let made = 0
const claim = (change: Partial<ListedClaim>): ListedClaim => ({
  uid: String(++made),
  kind: 'description',
  body: { neurons: ['planted/0/7'], text: 'Fires on **sevens**.' },
  confidence: 'medium',
  evidence: [],
  author: { id: 1, name: 'Ada', role: 'member', deleted: false },
  status: 'proposed',
  verified: false,
  votesFor: 0,
  votesAgainst: 0,
  version: 1,
  question: null,
  tag: null,
  nReplies: 0,
  createdAt: new Date(made),
  updatedAt: new Date(made),
  withdrawnAt: null,
  hiddenAt: null,
  ...change,
})
const tag = (label: string, change: Partial<ListedClaim> = {}) =>
  claim({ kind: 'tag', body: { neurons: ['planted/0/7'], label }, tag: label, ...change })

test('the best supported claim stands first, words before tags, the rejected last and never under the heading', () => {
  const rejected = claim({ status: 'rejected', votesAgainst: 3 })
  const proposed = claim({ votesFor: 1 })
  const supported = claim({ status: 'supported', votesFor: 2 })
  const shown = neuronClaims([rejected, proposed, tag('seven', { status: 'supported', votesFor: 9 }), supported])
  expect(shown.claims.map(({ uid }) => uid)).toEqual([supported.uid, proposed.uid, rejected.uid])
  expect(shown.best).toMatchObject({ uid: supported.uid, title: 'Fires on sevens.' })
  expect(shown.total).toBe(4)
  const verified = claim({ status: 'supported', verified: true })
  expect(neuronClaims([supported, verified]).best?.uid).toBe(verified.uid)
  expect(neuronClaims([rejected]).best).toBeNull()
})

test('a supported tag stands before words that nobody voted for; of equal claims the older', () => {
  const first = claim({})
  expect(neuronClaims([claim({}), first, tag('seven', { status: 'supported' })]).best?.title).toBe('Tag: seven')
  expect(neuronClaims([claim({ createdAt: new Date(9e9) }), first]).best?.uid).toBe(first.uid)
})

test('each label is named once, and none whose tag was rejected', () => {
  expect(
    neuronClaims([tag('a'), tag('b', { status: 'supported' }), tag('a'), tag('c', { status: 'rejected' })]).tags,
  ).toEqual(['b', 'a'])
  expect(neuronClaims([])).toEqual({ total: 0, best: null, claims: [], tags: [] })
})
