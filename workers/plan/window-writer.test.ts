import { expect, test } from 'vitest'
import { emptyRequests, type WindowRequests } from '#workers/plan/window-requests.ts'
import { createWindowWriter } from '#workers/plan/window-writer.ts'

const documents = [{ ordinal: 7, tokens: Uint16Array.of(10, 11, 12, 13) }]
const row = { index: 0, document: 0, start: 0, length: 4, windows: [0], random: [] as number[] }
/** [5, 2]: BOS first; neuron 1 rises from 0 to 4. */
const activations = Float32Array.of(9, 0, 9, 1, 9, 2, 9, 3, 9, 4)

const writerOf = (requests: WindowRequests, { layer = 0, random = [] as number[] } = {}) =>
  createWindowWriter({ rows: [{ ...row, random }], documents, requests, layer, dMlp: 2 })

const request = (expected: number, flags: number) => ({
  ...emptyRequests(1),
  neuron: Uint32Array.of(1),
  document: Uint32Array.of(7),
  token: Uint32Array.of(2),
  flags: Uint8Array.of(flags),
  expected: Float32Array.of(expected),
})

test('a window holds the row around its token, quantised, and the exact activation on it', () => {
  const writer = writerOf(request(3, 0))
  writer.addRow(0, activations)
  const windows = writer.finish()
  expect(Array.from(windows.levels)).toEqual([0, 85, 170, 255])
  expect([windows.start[0], windows.low[0], windows.high[0], windows.activation[0]]).toEqual([0, 1, 4, 3])
  expect(windows.tokenId[0]).toBe(12)
})

test('an activation that differs from the scan’s stops the run with one line, one within rounding does not', () => {
  const close = writerOf(request(3.0002, 0))
  close.addRow(0, activations)
  expect(close.finish().neuron).toHaveLength(1)
  const far = writerOf(request(3.001, 0))
  expect(() => far.addRow(0, activations)).toThrow(
    "layer 0 neuron 1: wanted the scan's activation 3.000999927520752 on token 2 of document 7, got 3",
  )
})

test('a random token gives a window of every neuron, other layers’ requests none', () => {
  const writer = writerOf(request(3, 0), { layer: 1, random: [1] })
  writer.addRow(0, activations)
  const windows = writer.finish()
  expect(Array.from(windows.neuron)).toEqual([0, 1])
  expect(Array.from(windows.activation)).toEqual([9, 2])
})
