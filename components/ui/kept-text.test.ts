import { afterEach, expect, test, vi } from 'vitest'
import { keepText, keptText } from '#components/ui/kept-text.ts'

afterEach(() => vi.unstubAllGlobals())

test('a text is kept until it is forgotten', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
  keepText('a', 'b')
  expect([keptText('a'), keptText('b')]).toEqual(['b', null])
  keepText('a', null)
  expect(keptText('a')).toBeNull()
})

test('a browser that refuses, at any of it, keeps nothing and fails nowhere', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  keepText('a', 'b')
  keepText('a', null)
  expect(keptText('a')).toBeNull()
  vi.unstubAllGlobals()
  Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
  keepText('a', 'b')
  expect(keptText('a')).toBeNull()
  Reflect.deleteProperty(globalThis, 'localStorage')
})
