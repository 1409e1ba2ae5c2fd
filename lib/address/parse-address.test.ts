import { expect, test } from 'vitest'
import { parseAddress } from '#lib/address/parse-address.ts'

const neuron = { model: 'solu-1l', layer: 0, neuron: 607 }

test.each([
  'solu-1l/0/607',
  'solu-1l 0 607',
  '/solu-1l/0/607',
  'SOLU-1L/0/607',
  'solu-1l/0/607.html',
  ' solu-1l / 0 / 607 ',
  'solu-1l:0:607',
  'https://neuroscope.io/solu-1l/0/607.html',
  'http://localhost:3000/solu-1l/0/607?run=abc#top',
  'localhost:3000/solu-1l/0/607',
  'example.org/solu-1l/0/607',
  'solu-1l/0/607?run=abc',
])('%s is one neuron', text => {
  expect(parseAddress(text)).toEqual(neuron)
})

test('parts may be left out from the end', () => {
  expect(parseAddress('solu-1l/0')).toEqual({ model: 'solu-1l', layer: 0, neuron: null })
  expect(parseAddress('solu-1l')).toEqual({ model: 'solu-1l', layer: null, neuron: null })
})

test('layer and neuron alone leave the model open', () => {
  expect(parseAddress('0/607')).toEqual({ model: null, layer: 0, neuron: 607 })
  expect(parseAddress('0 607')).toEqual({ model: null, layer: 0, neuron: 607 })
})

test('a model name may hold dots and digits', () => {
  expect(parseAddress('gpt2.small_v2/3/9')).toEqual({ model: 'gpt2.small_v2', layer: 3, neuron: 9 })
})

test.each([
  '',
  '   ',
  '607',
  'solu-1l/x/607',
  'solu-1l/0/607/1',
  'solu-1l/-1/607',
  '-3/4',
  'a neuron for quotes',
  '1/2/3',
  '%/0/1',
  'http://',
])('%j is no address', text => {
  expect(parseAddress(text)).toBeNull()
})
