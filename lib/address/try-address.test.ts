import { expect, it } from 'vitest'
import { parseTryAddress, tryHref } from '#lib/address/try-address.ts'

const text = '0123456789abcdef'
const neuron = { layer: 0, neuron: 12 }

it.each([
  [{}, '/m/try', { text: null, neuron: null, by: 'surprise' }],
  [{ text }, `/m/try?text=${text}`, { text, neuron: null, by: 'surprise' }],
  [{ text, neuron }, `/m/try?text=${text}&neuron=0/12`, { text, neuron, by: 'neuron' }],
  [{ neuron, by: 'surprise' as const }, '/m/try?neuron=0/12&by=surprise', { text: null, neuron, by: 'surprise' }],
  // Without a neuron there is one choice, which the address does not name.
  [{ by: 'surprise' as const }, '/m/try', { text: null, neuron: null, by: 'surprise' }],
])('%j has the address %s', (shown, href, read) => {
  expect(tryHref('m', shown)).toBe(href)
  expect(parseTryAddress(Object.fromEntries(new URL(href, 'http://x').searchParams))).toEqual(read)
})

it('leaves out what is no id and no neuron', () => {
  expect(parseTryAddress({ text: '../etc', neuron: 'x', by: 'neuron' })).toEqual({
    text: null,
    neuron: null,
    by: 'surprise',
  })
})
