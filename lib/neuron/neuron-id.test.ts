import { expect, test } from 'vitest'
import {
  formatNeuronId,
  fromFlatIndex,
  hasNeuron,
  parseNeuronId,
  stepNeuron,
  validRange,
} from '#lib/neuron/neuron-id.ts'

const bounds = { nLayers: 2, dMlp: 512 }

test('an address is read only when both parts are plain integers', () => {
  expect(parseNeuronId('1', '511')).toEqual({ layer: 1, neuron: 511 })
  for (const bad of ['', '-1', '01', '1.5', '1e3', ' 1', '٣', '9999999999'])
    expect(parseNeuronId('0', bad), JSON.stringify(bad)).toBeNull()
})

test('stepping crosses layers and ends at the ends of the model', () => {
  expect(stepNeuron(bounds, { layer: 0, neuron: 511 }, 1)).toEqual({ layer: 1, neuron: 0 })
  expect(stepNeuron(bounds, { layer: 1, neuron: 0 }, -1)).toEqual({ layer: 0, neuron: 511 })
  expect(stepNeuron(bounds, { layer: 1, neuron: 511 }, 1)).toBeNull()
  expect(stepNeuron(bounds, { layer: 0, neuron: 0 }, -1)).toBeNull()
})

test('an attention-only model has no neuron', () => {
  expect(hasNeuron({ nLayers: 2, dMlp: 0 }, { layer: 0, neuron: 0 })).toBe(false)
  expect(fromFlatIndex({ nLayers: 2, dMlp: 0 }, 0)).toBeNull()
})

test('the valid range is said in one sentence', () => {
  expect(validRange('solu-2l', bounds)).toBe('solu-2l has layers 0 to 1, with neurons 0 to 511.')
  expect(validRange('solu-1l', { nLayers: 1, dMlp: 8 })).toBe('solu-1l has one layer, 0, with neurons 0 to 7.')
  expect(validRange('attn', { nLayers: 3, dMlp: 0 })).toBe('attn has attention only, no MLP neurons.')
  expect(formatNeuronId({ layer: 0, neuron: 607 })).toBe('0/607')
})
