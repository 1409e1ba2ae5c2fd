import { expect, it } from 'vitest'
import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { badgeOf, criteria, type Evidence } from '#lib/patterns/badge.ts'

const good: Evidence = {
  tp: 190,
  fp: 10,
  fn: 40,
  matchDocuments: 150,
  fireDocuments: 170,
  f1: 0.88,
  tokenF1: 0.4,
  discovery: true,
  causal: { nPositive: 200, fired: 190, nNegative: 200, silent: 195 },
}

it('bounds 190 of 200 at .9104 and 20 of 20 at .8389', () => {
  expect(wilsonInterval(190, 200)[0]).toBeCloseTo(0.9104, 4)
  expect(wilsonInterval(20, 20)[0]).toBeCloseTo(0.8389, 4)
  expect(criteria(good).find(one => one.key === 'sensitivity')?.value).toBeCloseTo(0.9104, 4)
})

it('is verified where text and experiment agree and a token says less', () => {
  expect(badgeOf(good)).toBe('verified')
  expect(badgeOf({ ...good, tokenF1: 0.84 })).toBe('verified-token')
})

it('is refuted by an experiment, however good the text looks', () => {
  expect(badgeOf({ ...good, causal: { nPositive: 200, fired: 165, nNegative: 200, silent: 200 } })).toBe('refuted')
  expect(badgeOf({ ...good, causal: { nPositive: 200, fired: 200, nNegative: 200, silent: 100 } })).toBe('refuted')
})

it('shows no more than it has: held-out without an experiment, candidate where text or multiple testing says no', () => {
  expect(badgeOf({ ...good, causal: null })).toBe('held-out')
  expect(badgeOf({ ...good, causal: null, discovery: false })).toBe('candidate')
  expect(badgeOf({ ...good, fp: 120 })).toBe('candidate')
  expect(badgeOf({ ...good, fn: 300 })).toBe('candidate')
})

it('counts documents, not tokens: the same shares of few documents bound nothing', () => {
  expect(badgeOf({ ...good, matchDocuments: 5, fireDocuments: 5 })).toBe('candidate')
})

it('decides nothing on fewer than 20 firings or 20 matches', () => {
  expect(badgeOf({ ...good, tp: 15, fp: 4, fn: 10 })).toBe('insufficient')
  expect(badgeOf({ ...good, tp: 15, fp: 10, fn: 4 })).toBe('insufficient')
})

it('has no verdict from strings of which there were none', () => {
  expect(badgeOf({ ...good, causal: { nPositive: 200, fired: 200, nNegative: 0, silent: 0 } })).toBe('refuted')
})
