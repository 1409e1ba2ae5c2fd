import { expect, test } from 'vitest'
import { formatDate, formatDuration, formatMoment } from '#lib/format/time.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

test('waiting times are rounded up to a unit a person can use', () => {
  expect(plain(formatDuration(0))).toBe('1 s')
  expect(plain(formatDuration(39.2))).toBe('40 s')
  expect(plain(formatDuration(89))).toBe('89 s')
  expect(plain(formatDuration(121))).toBe('3 min')
  expect(plain(formatDuration(7800))).toBe('2 h 10 min')
  expect(plain(formatDuration(3 * 86400))).toBe('3 days')
})

test('dates are in UTC, the month in letters', () => {
  const date = new Date('2026-11-05T23:05:09Z')
  expect(formatDate(date)).toBe('5 Nov 2026')
  expect(formatMoment(date)).toBe('5 Nov 2026, 23:05 UTC')
})
