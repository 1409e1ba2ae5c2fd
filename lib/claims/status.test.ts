import { expect, test } from 'vitest'
import { claimStatus } from '#lib/claims/status.ts'

test.each([
  [0, 0, 'proposed'],
  [1, 0, 'proposed'],
  [2, 0, 'supported'],
  [3, 1, 'supported'],
  [2, 1, 'contested'],
  [0, 1, 'contested'],
  [0, 2, 'rejected'],
  [1, 3, 'rejected'],
  [1, 2, 'contested'],
  [6, 2, 'supported'],
  [5, 2, 'contested'],
] as const)('%i for and %i against: %s', (votesFor, votesAgainst, status) => {
  expect(claimStatus(votesFor, votesAgainst)).toBe(status)
})
