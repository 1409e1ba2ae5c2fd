import { expect, test } from 'vitest'
import { parseRankedRequest } from '#lib/address/ranked-request.ts'

const run = '0123456789abcdef'
const parse = (query: string, path = { run, layer: '0', neuron: '7' }) =>
  parseRankedRequest(path, new URLSearchParams(query))

test('a range and a reason, or all of them', () => {
  const id = { layer: 0, neuron: 7 }
  expect(parse('from=3&to=40&reason=B')).toEqual({ run, id, choice: { from: 3, to: 40, reason: 1 } })
  expect(parse('')).toEqual({ run, id, choice: { from: 1, to: 1000, reason: null } })
})

test.each([
  ['from=0', 'rank: wanted a number from 1, got 0'],
  ['to=1e9', 'rank: wanted a number from 1, got 1e9'],
  ['from=-5', 'rank: wanted a number from 1, got -5'],
  ['from=9&to=3', 'ranks: wanted from at most to, got 9 to 3'],
  ['reason=', 'reason: wanted a letter A to J, got '],
  ['reason=Z', 'reason: wanted a letter A to J, got Z'],
])('%s is answered with one line', (query, problem) => {
  expect(parse(query)).toEqual({ problem })
})

test('so is an address that names no run or neuron, however long', () => {
  expect(parse('', { run: `x\n${'y'.repeat(500)}`, layer: '0', neuron: '7' })).toEqual({
    problem: `run: wanted the 16 hex digits of its name, got x ${'y'.repeat(58)}`,
  })
  expect(parse('', { run, layer: '0', neuron: 'one' })).toEqual({
    problem: 'neuron: wanted LAYER/NEURON in numbers from 0, got 0/one',
  })
})
