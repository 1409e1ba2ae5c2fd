import { expect, it } from 'vitest'
import { createLongRecord } from '#workers/corpus/long-record.ts'

function read(json: string, size: number) {
  const record = createLongRecord()
  let text = ''
  for (let at = 0; at < json.length; at += size) text += record.push(json.slice(at, at + size))
  return { text, before: record.before, reason: record.end() }
}

const tricky = {
  id: 7,
  meta: { text: 'not this "one"', list: [1, { text: 'nor this' }] },
  'a"b': 'c\\',
  text: 'tab\t quote" back\\slash é 😀 \u0001 {"text": "inside"} end',
  after: ['x', null],
}

it('gives the text decoded and the fields before it, however the record is cut', () => {
  for (const json of [JSON.stringify(tricky), JSON.stringify(tricky, null, 1).replaceAll('é', '\\u00e9')])
    for (const size of [1, 2, 3, 7, 1000]) {
      const { text: _, after: __, ...before } = tricky
      expect(read(json, size)).toEqual({ text: tricky.text, before, reason: null })
    }
})

it('says what is wrong with a record', () => {
  expect(read('{"text": "abc', 4).reason).toBe('not JSON')
  expect(read('{"text": "abc"', 4)).toMatchObject({ text: 'abc', reason: 'not JSON' })
  expect(read('{"body": "abc"}', 4).reason).toBe('no string "text"')
  expect(read('{"meta": {"text": "abc"}}', 4)).toMatchObject({ text: '', reason: 'no string "text"' })
  expect(read(`{"blob": "${'x'.repeat(2 ** 20)}", "text": "a"}`, 1000).reason).toMatch('more than 1 MB')
})
