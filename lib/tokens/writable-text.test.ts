import { expect, it } from 'vitest'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { writableText } from '#lib/tokens/writable-text.ts'

it('is null for a text that the vocabulary cannot write, and the ids of any other', () => {
  const tokenizer = createTokenizer(plantedTokenizer())
  const encode = writableText(tokenizer)
  expect(encode('th 9')).toEqual(tokenizer.encode('th 9'))
  expect(encode('th}')).toBeNull()
  expect(encode('é')).toBeNull()
  expect(encode('')).toEqual(new Uint16Array(0))
})
