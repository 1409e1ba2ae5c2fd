import { expect, test } from 'vitest'
import { askedAddress, missingAddress } from '#components/neuron/missing-address.ts'

const directory = new Map([
  ['attn', { name: 'attn', nLayers: 2, dMlp: 0, currentRun: null, runs: [], analysed: 0 }],
  ['solu-2l', { name: 'solu-2l', nLayers: 2, dMlp: 512, currentRun: 'ab', runs: ['ab', 'cd'], analysed: 0 }],
])
const ask = (model: string, layer: string, neuron?: string, run?: string) =>
  missingAddress(directory, { model, layer, neuron, run })

test('a neuron or layer out of range is told the valid range', () => {
  for (const [layer, neuron] of [
    ['0', '512'],
    ['2', '0'],
    ['0', '-1'],
    ['x', '0'],
    ['0', '01'],
    ['2', undefined],
  ])
    expect(ask('solu-2l', layer!, neuron)?.text).toBe('solu-2l has layers 0 to 1, with neurons 0 to 511.')
  expect(ask('solu-2l', '2')?.title).toBe('No layer 2 in solu-2l')
  expect(ask('attn', '0', '0')?.text).toBe('attn has attention only, no MLP neurons.')
})

test('an unknown model is told the models there are', () => {
  expect(ask('gpt', '0', '0')?.text).toBe('The models here are attn, solu-2l.')
  expect(missingAddress(new Map(), { model: 'gpt', layer: '0' })?.text).toBe('No model has been added yet.')
})

test('a neuron that exists is not missing; a run that is not published is', () => {
  expect(ask('solu-2l', '1', '511')).toBeNull()
  expect(ask('solu-2l', '1')).toBeNull()
  expect(ask('solu-2l', '1', '511', 'cd')).toBeNull()
  expect(ask('solu-2l', '1', '511', 'zz')).toMatchObject({
    title: 'No run zz of solu-2l',
    text: 'Its published runs are ab, cd.',
  })
})

test('a model that is not there is told the models there are; one that is may be asked for by run', () => {
  expect(missingAddress(directory, { model: 'gpt' })?.text).toBe('The models here are attn, solu-2l.')
  expect(missingAddress(directory, { model: '%3Cb%3E' })?.title).toBe('No model <b>')
  expect(missingAddress(directory, { model: '%' })?.title).toBe('No model %')
  expect(missingAddress(directory, { model: 'attn' })).toBeNull()
  expect(missingAddress(directory, { model: 'solu-2l', run: 'cd' })).toBeNull()
  expect(missingAddress(directory, { model: 'solu-2l', run: 'zz' })?.link?.href).toBe('/solu-2l')
})

test('a path is read as an address unless it is that of another page', () => {
  expect(askedAddress('/solu-2l/1/511', 'ab')).toEqual({
    model: 'solu-2l',
    layer: '1',
    neuron: '511',
    longer: false,
    run: 'ab',
  })
  expect(askedAddress('/solu-2l', null)).toMatchObject({ model: 'solu-2l', layer: undefined })
  expect(missingAddress(directory, askedAddress('/solu-2l/1/5/6', null)!)?.text).toContain('layers 0 to 1')
  for (const page of ['/', '/runs', '/runs/progress', '/random', '/solu-2l/random', '/solu-2l/0/random', '/api/x/y'])
    expect(askedAddress(page, null), page).toBeNull()
})

test('words of a model’s own pages are no layers', () => {
  for (const path of ['/solu-2l/try', '/solu-2l/random', '/solu-2l/0/random'])
    expect(askedAddress(path, null)).toBeNull()
  expect(askedAddress('/solu-2l/try/0', null)).toMatchObject({ layer: 'try' })
  expect(askedAddress('/solu-2l/0/try', null)).toMatchObject({ neuron: 'try' })
})
