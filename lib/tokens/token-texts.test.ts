import { expect, it } from 'vitest'
import { plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { tokenTexts } from '#lib/tokens/token-texts.ts'
import { createTokenizer, type Tokenizer } from '#lib/tokens/tokenizer.ts'

it('gives every token its text, and none to a special one', () => {
  const texts = tokenTexts(createTokenizer(plantedTokenizer()))
  expect(texts.slice(0, 3)).toEqual(['a', 'b', 'c'])
  expect(texts[36]).toBe(' ')
  expect(texts[plantedBos]).toBeNull()
})

it('gives none to part of a character', () => {
  const bytes = [Uint8Array.of(0xc3), Uint8Array.of(0xc3, 0xa9)]
  const two = { vocabSize: 2, specialIds: new Map(), decode: ([id]: number[]) => new TextDecoder().decode(bytes[id]) }
  expect(tokenTexts(two as unknown as Tokenizer)).toEqual([null, 'é'])
})
