import { expect, test } from 'vitest'
import { createRandom } from '#lib/model/testing/random-numbers.ts'
import { countFirings, halfOf } from '#lib/patterns/firing-counts.ts'
import { levelsReached, stepOf } from '#lib/patterns/firing-level.ts'
import { encodeFirings } from '#lib/patterns/firing-part.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { firingsOf, invertLayer } from '#lib/patterns/invert-layer.ts'
import { assembleLayer, indexBytes } from '#lib/patterns/pattern-index.ts'
import { encodeTextPart, makeTextPart, type TextRow } from '#lib/patterns/text-part.ts'

const dMlp = 300
const tokenBytes = (id: number) => new TextEncoder().encode(id === 7 ? 'é' : String.fromCharCode(97 + (id % 26)))

/** Parts of a small index: texts and firings of `documents` documents of two rows each. */
function makePart(part: number, documents: number, random: () => number) {
  const rows: TextRow[] = []
  for (let document = 0; document < documents; document++) {
    for (const first of [0, 9]) {
      const tokens = Uint16Array.from({ length: 9 }, () => Math.floor(random() * 30))
      rows.push({ document: 100 * part + document, first, hash: BigInt(7 * part + document), tokens })
    }
  }
  const starts = new Uint32Array(rows.length * 9 + 1)
  const neurons: number[] = []
  const steps: number[] = []
  for (let slot = 0; slot < rows.length * 9; slot++) {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      if (random() > 0.03) continue
      neurons.push(neuron)
      steps.push(10 + Math.floor(random() * 246))
    }
    starts[slot + 1] = neurons.length
  }
  const firings = { starts, neurons: Uint16Array.from(neurons), steps: Uint8Array.from(steps) }
  const firsts = Array.from({ length: documents + 1 }, (_, i) => 18 * i)
  const half = Array.from({ length: documents }, (_, i) => halfOf(rows[2 * i].hash))
  const counts = countFirings(firings, firsts, half, dMlp)
  return {
    texts: encodeTextPart(makeTextPart(part, rows, tokenBytes)),
    layer: encodeFirings(part, { layer: 3, dMlp, ...firings, counts }),
    firings,
    rows,
  }
}

const random = createRandom(5)
const parts = [5, 1, 4].map((documents, part) => makePart(part, documents, random))
const [a, b, c] = parts

test('parts put together in any order give the same index', () => {
  const whole = { texts: assembleTexts(parts.map(p => p.texts)), layer: assembleLayer(parts.map(p => p.layer)) }
  for (const order of [
    [b, c, a],
    [c, b, a],
  ]) {
    expect(assembleTexts(order.map(p => p.texts))).toEqual(whole.texts)
    expect(assembleLayer(order.map(p => p.layer))).toEqual(whole.layer)
  }
})

test('an index holds what its parts were made from', () => {
  const { text, ends, tokens, rowSlot, rowByte, rowDocument, rowHalf, halfTokens } = assembleTexts([b.texts, a.texts])
  expect(rowDocument).toEqual(Uint32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 100, 100))
  expect(rowHalf).toEqual(Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1))
  expect(halfTokens).toEqual([54, 54])
  for (const [row, { tokens: own }] of [...a.rows, ...b.rows].entries()) {
    expect(tokens.slice(rowSlot[row], rowSlot[row + 1])).toEqual(own)
    const words = Array.from(own, id => new TextDecoder().decode(tokenBytes(id))).join('')
    expect(new TextDecoder().decode(text.slice(rowByte[row], rowByte[row + 1]))).toBe(words)
    expect(ends[rowSlot[row + 1] - 1]).toBe(rowByte[row + 1] - rowByte[row])
  }
  const layer = assembleLayer([b.layer, a.layer])
  const n = a.firings.neurons.length
  expect(layer.neurons.slice(0, n)).toEqual(a.firings.neurons)
  expect(layer.steps.slice(n)).toEqual(b.firings.steps)
  expect(layer.starts.slice(90)).toEqual(b.firings.starts.map(start => start + n))
  expect(indexBytes({ texts: assembleTexts([a.texts]), layers: [layer] })).toBeGreaterThan(3 * layer.neurons.length)
})

test('by neuron: every firing once, slots ascending; one neuron alone is the same', () => {
  const layer = assembleLayer(parts.map(p => p.layer))
  const inverted = invertLayer(layer)
  expect(inverted.slots).toHaveLength(layer.neurons.length)
  for (const neuron of [0, 17, dMlp - 1]) {
    const [from, to] = [inverted.starts[neuron], inverted.starts[neuron + 1]]
    const own = firingsOf(layer, neuron)
    expect(own.slots.length).toBeGreaterThan(0)
    expect(own.slots).toEqual(inverted.slots.slice(from, to))
    expect(own.steps).toEqual(inverted.steps.slice(from, to))
    for (const [i, slot] of own.slots.entries()) {
      const at = layer.neurons.subarray(0, layer.starts[slot + 1]).lastIndexOf(neuron)
      expect([at >= layer.starts[slot], layer.steps[at]]).toEqual([true, own.steps[i]])
    }
  }
})

test('counts: tokens and documents at each level, by half', () => {
  const counts = countFirings(
    {
      starts: Uint32Array.of(0, 1, 2, 4, 5),
      neurons: Uint16Array.of(0, 0, 0, 1, 1),
      steps: Uint8Array.of(10, 95, 33, 20, 255),
    },
    [0, 3, 4],
    [1, 0],
    2,
  )
  const rows = (of: Uint32Array) => Array.from({ length: 18 }, (_, i) => [...of.slice(2 * i, 2 * i + 2)])
  const train = [...Array.from({ length: 9 }, () => [0, 1])]
  const test = [[3, 1], [2, 1], [2, 0], ...Array.from({ length: 6 }, () => [1, 0])]
  expect(rows(counts.tokens)).toEqual([...train, ...test])
  expect(rows(counts.documents)).toEqual([...train, [1, 1], [1, 1], ...Array.from({ length: 7 }, () => [1, 0])])
  expect([...counts.sums]).toEqual([0, 255, 138, 20])
  expect([...counts.squares]).toEqual([0, 255 ** 2, 100 + 95 ** 2 + 33 ** 2, 400])
})

test('a step says exactly which share of M an activation reaches', () => {
  for (const scale of [0.015, 7.87, 1 / 3, 123.4]) {
    for (const f of [0.1, 0.2, 0.3, 0.5, 0.7, 0.9]) {
      const least = f * scale
      expect(levelsReached(stepOf(least, scale))).toBe(Math.round(10 * f))
      expect(levelsReached(stepOf(least * (1 - 1e-15), scale))).toBe(Math.round(10 * f) - 1)
    }
  }
  expect([stepOf(9, 1), stepOf(1, -1), stepOf(1, Number.NaN), stepOf(-1, 1)]).toEqual([255, 0, 0, 0])
})

test('a part of another version or kind is refused in one line', () => {
  expect(() => assembleLayer([a.texts])).toThrow('wanted PFIR')
  const old = a.layer.slice()
  new DataView(old.buffer).setUint32(4, 9, true)
  expect(() => assembleLayer([old])).toThrow('wanted version 1, got 9')
  expect(() => assembleLayer([])).toThrow('let the analysis finish')
})
