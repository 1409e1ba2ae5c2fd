import { expect, it } from 'vitest'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'

it('gives every character of a planted text the id of its place in the alphabet', () => {
  const tokenizer = createTokenizer(plantedTokenizer())
  expect(tokenizer.vocabSize).toBe(64)
  expect(tokenizer.specialIds.get('<|BOS|>')).toBe(plantedBos)
  for (const text of plantedDocuments(20)) {
    const ids = tokenizer.encode(text)
    expect([...ids]).toEqual([...text].map(char => plantedAlphabet.indexOf(char)))
    expect(tokenizer.decode(ids)).toBe(text)
  }
})
