import { expect, it } from 'vitest'
import { cleanJson, cleanText } from '#workers/corpus/clean-text.ts'

it('replaces what Postgres cannot hold and nothing else', () => {
  expect(cleanText('a\0b\ud800c\udc00')).toBe('a\ufffdb\ufffdc\ufffd')
  expect(cleanText('\u0001😀\ufeff')).toBe('\u0001😀\ufeff')
})

it('reaches every string and key of a JSON value', () => {
  expect(cleanJson({ 'k\0': ['\0', 1, null, { deep: '\ud800' }] })).toEqual({
    'k\ufffd': ['\ufffd', 1, null, { deep: '\ufffd' }],
  })
})
