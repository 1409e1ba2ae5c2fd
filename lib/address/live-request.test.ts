import { expect, it } from 'vitest'
import { liveParts, longestText, parseLiveRequest, parseNeuronAt } from '#lib/address/live-request.ts'

it('a text alone asks for everything, at the current run', () => {
  expect(parseLiveRequest({ text: 'a b' })).toEqual({ text: 'a b', neuron: null, run: null, want: liveParts })
})

it('reads neuron, run and parts', () => {
  const body = { text: 'a', neuron: '1/20', run: '0123456789abcdef', want: ['neuron'] }
  expect(parseLiveRequest(body)).toEqual({ ...body, neuron: { layer: 1, neuron: 20 } })
})

it.each([
  [null, 'body: wanted an object { "text": "..." }, got something else'],
  [['a'], 'body: wanted an object { "text": "..." }, got something else'],
  [{}, 'text: wanted some text, got none; type or paste some'],
  [{ text: '' }, 'text: wanted some text, got none; type or paste some'],
  [{ text: 7 }, 'text: wanted some text, got none; type or paste some'],
  [{ text: 'a\0b' }, 'text: wanted text, got a NUL character in it; take it out'],
  [{ text: 'a'.repeat(longestText + 1) }, 'text: wanted at most 40000 characters, got 40001; paste less of it'],
  [{ text: 'a', neuron: 5 }, 'neuron: wanted "LAYER/NEURON", got 5'],
  [{ text: 'a', neuron: '1/2/3' }, 'neuron: wanted "LAYER/NEURON", got 1/2/3'],
  [{ text: 'a', run: 'latest' }, 'run: wanted the 16 hex digits of its name, got latest'],
  [{ text: 'a', want: ['everything'] }, 'want: wanted a list of neuron, strongest, predictions, got everything'],
])('refuses %j with one line', (body, problem) => {
  expect(parseLiveRequest(body)).toEqual({ problem })
})

it('a neuron is two numbers', () => {
  expect(parseNeuronAt('0/12')).toEqual({ layer: 0, neuron: 12 })
  for (const text of ['', '0', '0/', 'a/1', '0/01', '0/1/', '-1/2']) expect(parseNeuronAt(text)).toBeNull()
})
