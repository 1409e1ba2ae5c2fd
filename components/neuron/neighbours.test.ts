import { expect, test } from 'vitest'
import { neighbours } from '#components/neuron/neighbours.ts'

const models = [
  { name: 'attn', nLayers: 2, dMlp: 0 },
  { name: 'one', nLayers: 1, dMlp: 8 },
  { name: 'two', nLayers: 2, dMlp: 4 },
]

test('next and previous cross layers', () => {
  const { next, previous, deeper, shallower } = neighbours(models, 'two', { layer: 0, neuron: 3 })
  expect(next).toEqual({ model: 'two', id: { layer: 1, neuron: 0 } })
  expect(previous).toEqual({ model: 'two', id: { layer: 0, neuron: 2 } })
  expect(deeper).toEqual({ layer: 1, neuron: 3 })
  expect(shallower).toBeNull()
})

test('past the ends they go on in the next model that has neurons, in a circle', () => {
  expect(neighbours(models, 'one', { layer: 0, neuron: 7 }).next).toEqual({ model: 'two', id: { layer: 0, neuron: 0 } })
  expect(neighbours(models, 'two', { layer: 1, neuron: 3 }).next).toEqual({ model: 'one', id: { layer: 0, neuron: 0 } })
  expect(neighbours(models, 'one', { layer: 0, neuron: 0 }).previous).toEqual({
    model: 'two',
    id: { layer: 1, neuron: 3 },
  })
})

test('with one model next wraps round in it, so it is never dead', () => {
  expect(neighbours([models[1]], 'one', { layer: 0, neuron: 7 }).next).toEqual({
    model: 'one',
    id: { layer: 0, neuron: 0 },
  })
  expect(() => neighbours(models, 'attn', { layer: 0, neuron: 0 })).toThrow('wanted one of the published models')
})
