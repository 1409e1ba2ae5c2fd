import { expect, it } from 'vitest'
import { prepareDocuments } from '#workers/corpus/prepare-documents.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'

async function prepare(documents: SourceDocument[]) {
  const out = []
  for await (const document of prepareDocuments(
    (async function* () {
      yield* documents
    })(),
  ))
    out.push(document)
  return out
}

const base = { domain: 'text', source: 'a', licence: 'MIT' }

it('hashes the UTF-8 text', async () => {
  // xxh64 of "abc" with seed 0, from the algorithm's published test vectors.
  expect((await prepare([{ ...base, text: 'abc' }]))[0]).toEqual({
    ...base,
    text: 'abc',
    hash: 0x44bc2cf5ad770999n,
    bytes: 3,
  })
})

it('cuts long texts at 20,000 and numbers the pieces', async () => {
  const text = 'Some words here.\n'.repeat(3000)
  const pieces = await prepare([{ ...base, text, extra: { year: 1 } }])
  expect(pieces.map(piece => piece.text).join('')).toBe(text)
  expect(pieces.map(piece => piece.source)).toEqual(['a (1 of 3)', 'a (2 of 3)', 'a (3 of 3)'])
  expect(pieces.every(piece => piece.text.length <= 20_000 && piece.extra?.year === 1)).toBe(true)
})

it('leaves out what shows nothing and replaces what cannot be stored', async () => {
  const documents = await prepare([
    { ...base, text: ' \n\t' },
    { ...base, text: '' },
    { ...base, text: 'a\0', source: 's\0', extra: { k: '\ud800' } },
  ])
  expect(documents).toMatchObject([{ text: 'a\ufffd', source: 's\ufffd', extra: { k: '\ufffd' }, bytes: 4 }])
})
