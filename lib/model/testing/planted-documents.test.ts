import { expect, it } from 'vitest'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'

it('draws the same texts every time, of the asked length, others for another seed', () => {
  const texts = plantedDocuments(20, 50)
  expect(texts.map(text => text.length)).toEqual(Array(20).fill(50))
  expect(plantedDocuments(20, 50)).toEqual(texts)
  expect(plantedDocuments(20, 50, 2)).not.toEqual(texts)
  expect(new Set(texts).size).toBe(20)
})

it('makes z about six times and words about half as frequent as letters', () => {
  const counts = new Map<string, number>()
  for (const text of plantedDocuments()) for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  const ordinary = [...'abcdefghijklmnopqrstuvwxy0123456789 \n()']
  const mean = ordinary.reduce((sum, char) => sum + counts.get(char)!, 0) / ordinary.length
  expect(counts.get('z')! / mean).toBeGreaterThan(5.4)
  expect(counts.get('z')! / mean).toBeLessThan(6.6)
  for (const char of 'ABCDEFGHIJKLMNOPQRSTUVW') {
    expect(counts.get(char)! / mean).toBeGreaterThan(0.4)
    expect(counts.get(char)! / mean).toBeLessThan(0.6)
  }
})
