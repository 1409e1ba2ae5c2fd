import { expect, test } from 'vitest'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import { variedNeurons } from '#lib/layer/varied-neurons.ts'

function layer(n: number, change: Partial<LayerColumns> = {}): LayerColumns {
  const all = (value: number) => new Float32Array(n).fill(value)
  return {
    neuron: Uint32Array.from({ length: n }, (_, i) => i),
    max: all(1),
    scale: all(1),
    fires: all(0.01),
    kurtosis: Float32Array.from({ length: n }, (_, i) => n - i),
    dead: new Uint8Array(n),
    token: Uint16Array.from({ length: n }, (_, i) => i),
    sparkline: new Uint8Array(24 * n),
    tokens: [],
    more: {},
    words: {},
    ...change,
  }
}

test('neurons come from the quarter with the heaviest tails', () => {
  const chosen = variedNeurons(layer(400), 6)
  expect(chosen).toHaveLength(6)
  expect(new Set(chosen).size).toBe(6)
  expect(Math.max(...chosen)).toBeLessThan(100)
})

test('no two share their strongest token', () => {
  expect(variedNeurons(layer(400, { token: new Uint16Array(400) }), 6)).toHaveLength(1)
})

test('dead, undefined, too rare and too frequent ones are left out', () => {
  const dead = Uint8Array.of(1, 0, 0, 0, 0)
  const fires = Float32Array.of(0.01, 1e-6, 0.2, 0.01, 0.01)
  const kurtosis = Float32Array.of(9, 9, 9, Number.NaN, 9)
  expect(variedNeurons(layer(5, { dead, fires, kurtosis }), 3)).toEqual([4])
  expect(variedNeurons(layer(0), 3)).toEqual([])
})
