import { expect, test } from 'vitest'
import { parseDocumentRequest } from '#lib/address/document-request.ts'

const parse = (ordinal: string, query = '') => parseDocumentRequest(ordinal, new URLSearchParams(query))

test('a document alone, or with a neuron and a token', () => {
  expect(parse('12')).toEqual({ ordinal: 12, neuron: null })
  expect(parse('12', 'run=ab&model=m&at=0/7&token=5')).toEqual({
    ordinal: 12,
    neuron: { run: 'ab', model: 'm', id: { layer: 0, neuron: 7 }, token: 5 },
  })
  expect(parse('12', 'run=ab&model=m&at=0/7')).toMatchObject({ neuron: { token: -1 } })
})

test('anything else is answered with one line', () => {
  for (const query of ['run=ab', 'run=ab&model=m&at=0', 'run=ab&model=m&at=0/7/1', 'model=m&at=0/7'])
    expect(parse('1', query)).toEqual({ problem: 'neuron: wanted run=HASH, model=NAME and at=LAYER/NEURON together' })
  expect(parse('-1')).toEqual({ problem: 'document: wanted a number from 0, got -1' })
  expect(parse('1', 'run=ab&model=m&at=0/7&token=x')).toEqual({
    problem: 'token: wanted its number in the document, got x',
  })
})
