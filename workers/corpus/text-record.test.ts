import { expect, it } from 'vitest'
import { documentOf } from '#workers/corpus/text-record.ts'

const defaults = { domain: 'text', source: 'a.jsonl, line 1', licence: 'unknown' }

it('takes provenance where it is a string and keeps the rest', () => {
  const record = { text: 't', domain: 'law', source: 5, license: 'MIT', url: 'https://a.b', meta: { n: 1 } }
  expect(documentOf(record, defaults)).toEqual({
    text: 't',
    domain: 'law',
    source: 'a.jsonl, line 1',
    licence: 'MIT',
    url: 'https://a.b',
    extra: { source: 5, meta: { n: 1 } },
  })
})

it('needs nothing but a text', () => {
  expect(documentOf({ text: '' }, defaults)).toEqual({ ...defaults, text: '' })
  expect(documentOf({ text: 3 }, defaults)).toBeNull()
  expect(documentOf({}, defaults)).toBeNull()
})
