import { expect, test } from 'vitest'
import { memberLine, parseMemberLine, parseMemberLines } from '#lib/families/member-lines.ts'

test.each([
  ['one/0/7 7', { neuron: 'one/0/7', value: '7', note: '' }],
  ['  one/0/7   seven or 7 | as in | years ', { neuron: 'one/0/7', value: 'seven or 7', note: 'as in | years' }],
  ['one/0/7', { neuron: 'one/0/7', value: '', note: '' }],
  ['one/0/7 German /a|b/', { neuron: 'one/0/7', value: 'German /a|b/', note: '' }],
  ['one/0/7 | a note', { neuron: 'one/0/7', value: '', note: 'a note' }],
])('%j is a member', (line, wanted) => {
  expect(parseMemberLine(line, { values: true })).toEqual(wanted)
  expect(parseMemberLine(memberLine(wanted), { values: true })).toEqual(wanted)
})

test('children have a note but no value', () => {
  expect(parseMemberLines('two/0/1 | half\n\n two/0/2\n', { values: false })).toEqual([
    { neuron: 'two/0/1', value: '', note: 'half' },
    { neuron: 'two/0/2', value: '', note: '' },
  ])
})

test('a member stays one line', () => {
  expect(memberLine({ neuron: 'one/0/1', value: '1', note: 'two\nlines' })).toBe('one/0/1 1 | two lines')
  expect(memberLine({ neuron: '', value: '', note: '' })).toBe('')
})
