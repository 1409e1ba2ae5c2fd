import { expect, test } from 'vitest'
import { missingNeuron } from '#components/neuron/missing-neuron.ts'

const directory = new Map([
  ['attn', { name: 'attn', nLayers: 2, dMlp: 0, currentRun: null }],
  ['solu-2l', { name: 'solu-2l', nLayers: 2, dMlp: 512, currentRun: 'ab' }],
])
const ask = (model: string, layer: string, neuron: string, run?: string) =>
  missingNeuron(directory, { model, layer, neuron, run })

test('a neuron or layer out of range is told the valid range', () => {
  for (const [layer, neuron] of [
    ['0', '512'],
    ['2', '0'],
    ['0', '-1'],
    ['x', '0'],
    ['0', '01'],
  ])
    expect(ask('solu-2l', layer, neuron)?.text).toBe('solu-2l has layers 0 to 1, with neurons 0 to 511.')
  expect(ask('attn', '0', '0')?.text).toBe('attn has attention only, no MLP neurons.')
})

test('an unknown model is told the models there are', () => {
  expect(ask('gpt', '0', '0')?.text).toBe('The models here are attn, solu-2l.')
  expect(missingNeuron(new Map(), { model: 'gpt', layer: '0', neuron: '0' })?.text).toBe('No model has been added yet.')
})

test('a neuron that exists is not missing; a run of no valid name is', () => {
  expect(ask('solu-2l', '1', '511')).toBeNull()
  expect(ask('solu-2l', '1', '511', 'zz')?.title).toBe('No run zz of solu-2l')
})
