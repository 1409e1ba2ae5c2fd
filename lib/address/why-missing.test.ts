import { expect, test } from 'vitest'
import { whyMissing } from '#lib/address/why-missing.ts'

const models = new Map([
  ['solu-2l', { nLayers: 2, dMlp: 512 }],
  ['attn-only-3l', { nLayers: 3, dMlp: 0 }],
])

test('an unknown model is told the models', () => {
  expect(whyMissing(models, ['solu-9l'])).toEqual({
    title: 'No model solu-9l',
    text: 'The models here are solu-2l, attn-only-3l.',
  })
  expect(whyMissing(new Map(), ['x']).text).toBe('There is no model yet.')
})

test('an unknown layer or neuron is told the valid range and the nearest page', () => {
  const layer = whyMissing(models, ['solu-2l', '2'])
  expect(layer.title).toBe('No layer 2 in solu-2l')
  expect(layer.text).toBe('solu-2l has layers 0 to 1, with neurons 0 to 511.')
  expect(layer.link?.href).toBe('/solu-2l')
  const neuron = whyMissing(models, ['solu-2l', '0', '512'])
  expect(neuron.title).toBe('No neuron 0/512 in solu-2l')
  expect(neuron.link?.href).toBe('/solu-2l/0')
})

test('a model without neurons says so', () => {
  expect(whyMissing(models, ['attn-only-3l', '0', 'random']).text).toBe(
    'attn-only-3l has attention only, no MLP neurons.',
  )
})
