import { expect, test } from 'vitest'
import { formatCompact, formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

test('whole numbers are grouped by three with a narrow no-break space', () => {
  expect(formatCount(0)).toBe('0')
  expect(formatCount(999)).toBe('999')
  expect(formatCount(1024)).toBe('1\u202f024')
  expect(plain(formatCount(281600))).toBe('281 600')
  expect(plain(formatCount(12345678901234567890n))).toBe('12 345 678 901 234 567 890')
  expect(plain(formatCount(-1024))).toBe('\u22121 024')
})

test('measured numbers keep three significant digits', () => {
  expect(formatNumber(0.03164)).toBe('0.0316')
  expect(formatNumber(0.5)).toBe('0.5')
  expect(formatNumber(250.4)).toBe('250')
  expect(formatNumber(12.34)).toBe('12.3')
  expect(plain(formatNumber(1236))).toBe('1 240')
  expect(formatNumber(0.9999)).toBe('1')
  expect(formatNumber(0.031644, 4)).toBe('0.03164')
})

test('a negative number has the minus sign, not a hyphen', () => {
  expect(formatNumber(-0.25)).toBe('\u22120.25')
})

test('very small and very large numbers are powers of ten', () => {
  expect(plain(formatNumber(1.234e-5))).toBe('1.23 × 10⁻⁵')
  expect(plain(formatNumber(-3e9))).toBe('\u22123 × 10⁹')
  expect(formatNumber(1e-4)).toBe('0.0001')
})

test('what is no number is said in words', () => {
  expect(formatNumber(Number.NaN)).toBe('not computed')
  expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe('\u2212∞')
  expect(formatNumber(0)).toBe('0')
  expect(formatNumber(-0)).toBe('0')
  expect(formatPercent(Number.NaN)).toBe('not computed')
})

test('fractions are percentages with a narrow space', () => {
  expect(formatPercent(0.0038)).toBe('0.38\u202f%')
  expect(plain(formatPercent(0))).toBe('0 %')
  expect(plain(formatPercent(1))).toBe('100 %')
  expect(plain(formatPercent(0.1234))).toBe('12.3 %')
  expect(plain(formatPercent(0.00012))).toBe('0.012 %')
})

test('a fraction that is not zero never reads as zero', () => {
  expect(plain(formatPercent(1e-7))).toBe('< 0.001 %')
  expect(plain(formatPercent(0.000005))).toBe('0.001 %')
})

test('large counts have a short form', () => {
  expect(formatCompact(940)).toBe('940')
  expect(plain(formatCompact(12340))).toBe('12.3 k')
  expect(plain(formatCompact(1064960))).toBe('1.06 M')
  expect(plain(formatCompact(999950))).toBe('1 M')
})
