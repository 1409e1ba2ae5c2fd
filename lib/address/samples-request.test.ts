import { expect, test } from 'vitest'
import { parseSamplesRequest, samplesHref } from '#lib/address/samples-request.ts'

const run = '0123456789abcdef'
const parse = (layer: string, neuron: string, query: string, name = run) =>
  parseSamplesRequest({ run: name, layer, neuron }, new URLSearchParams(query))

test('an address that was written is read back', () => {
  const id = { layer: 2, neuron: 17 }
  const [, , , name, layer, neuron] = samplesHref(run, id, 'negative').split(/[/?]/)
  expect(parse(layer, neuron, 'of=negative', name)).toEqual({ run, id, of: 'negative' })
})

test('what is no request is refused in one line', () => {
  expect(parse('0', '1', 'of=domains', 'x\ny')).toEqual({
    problem: 'run: wanted the 16 hex digits of its name, got x y',
  })
  expect(parse('0', '-1', 'of=domains')).toEqual({ problem: 'neuron: wanted LAYER/NEURON in numbers from 0, got 0/-1' })
  expect(parse('0', '1', 'of=toString')).toEqual({
    problem: 'of: wanted one of domains, proportional, negative, random, got toString',
  })
  expect(parse('0', '1', '')).toMatchObject({ problem: expect.stringMatching(/got none$/) })
})
