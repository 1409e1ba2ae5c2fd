import { afterEach, expect, test, vi } from 'vitest'
import { findChromium } from '#e2e/support/find-chromium.ts'

afterEach(() => vi.unstubAllEnvs())

test('CHROMIUM_PATH wins', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect(findChromium('/nowhere')).toBe(process.execPath)
})

test('a CHROMIUM_PATH that does not exist is named', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  expect(() => findChromium('/nowhere')).toThrow('/nowhere/chromium, which does not exist')
})
