import { expect, test } from 'vitest'
import { quantiseWindow } from '#lib/neuron/examples.ts'
import { packRow, rowActivation, unpackTokens } from '#lib/tokens/packed-row.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'
import { tintedText } from '#lib/tokens/tinted-text.ts'
import { spanAt, tokenSpans } from '#lib/tokens/token-spans.ts'
import { packedWindowHtml, paintsNegative, windowHtml } from '#lib/tokens/window.ts'

const vocabulary = ['She', ' said', '.', '\n', '<b>', '😀'].map(text => new TextEncoder().encode(text))
const tokenBytes = (id: number) =>
  id < 5 ? vocabulary[id] : id < 9 ? vocabulary[5].subarray(id - 5, id - 4) : Uint8Array.of(0xe2)
const row = (ids: number[], activations: number[], { start = 0, token = 0 } = {}) =>
  packRow(
    { document: 3, token, activation: activations[token - start], window: quantiseWindow(start, activations) },
    ids,
    { source: 0, tokenBytes },
  )

test('a line is cut at its token: weak tokens are plain text, the token itself is underlined', () => {
  const line = packedWindowHtml(row([0, 1, 2, 3], [0, 0.005, 0.5, 0.1], { start: 100, token: 102 }), 0.4)
  expect(line.left).toBe('She said')
  expect(line.right).toBe('<u style="--t:1">.</u><span style="--t:.25"><i class="g nl">↵</i></span>')
})

test('the token a line is about is underlined even where it is too weak to tint, and markup in it stays text', () => {
  expect(packedWindowHtml(row([4], [0]), 1)).toEqual({ left: '', right: '<u>&lt;b&gt;</u>' })
})

test('negative activations have their own class, and a scale of zero paints nothing', () => {
  const pieces = cutPieces([0, 1].map(tokenBytes))
  expect(tintedText(pieces, [-0.5, -2]).html).toBe(
    '<span class="n" style="--t:.5">She</span><span class="n" style="--t:1"> said</span>',
  )
  expect(packedWindowHtml(row([0], [3]), 0).right).toBe('<u>She</u>')
})

test('tokens that share a character are one piece with the strongest tint of them, and the tooltip finds both', () => {
  const packed = row([0, 5, 6, 7, 8, 2], [0, 0.1, 0.2, 1, 0.1, 0], { token: 3 })
  expect(packedWindowHtml(packed, 1).right).toBe('<u style="--t:1">😀</u>.')
  const spans = tokenSpans(unpackTokens(packed).pieces)
  expect(spans).toEqual([
    { first: 0, count: 1, start: 0, end: 3 },
    { first: 1, count: 4, start: 3, end: 5 },
    { first: 5, count: 1, start: 5, end: 6 },
  ])
  expect(spanAt(spans, 4)?.first).toBe(1)
  expect(spanAt(spans, 6)).toBeUndefined()
})

test('a packed row survives JSON, broken bytes and all', () => {
  const packed = row([0, 9, 3, 1], [0, 1, 0.25, -0.5], { start: 7, token: 8 })
  const back = JSON.parse(JSON.stringify(packed))
  expect(back).toEqual(packed)
  expect(unpackTokens(back)).toEqual({
    ids: [0, 9, 3, 1],
    levels: [85, 255, 128, 0],
    pieces: cutPieces([0, 9, 3, 1].map(tokenBytes)),
  })
  expect(packedWindowHtml(back, 1).right).toContain('<i class="g">\\xe2</i>')
  expect(tokenSpans(unpackTokens(back).pieces)[1]).toEqual({ first: 1, count: 1, start: 3, end: 7 })
})

test('the token a row is about keeps its exact activation, the others are within half a level', () => {
  const packed = row([0, 1, 2], [0.1234567, 0.9, -0.3], { token: 0 })
  const { levels } = unpackTokens(packed)
  expect(rowActivation(packed, levels[0], 0)).toBe(0.1234567)
  expect(Math.abs(rowActivation(packed, levels[1], 1) - 0.9)).toBeLessThan(1.2 / 510 + 1e-4)
})

test('a window draws the same packed or not', () => {
  const window = quantiseWindow(50, [0.1, -0.7, 1, 0.4])
  const packed = packRow({ document: 0, token: 52, activation: 1, window }, [0, 1, 9, 3], { source: 0, tokenBytes })
  expect(windowHtml({ ids: [0, 1, 9, 3], window, token: 52, scale: 1, tokenBytes })).toEqual(
    packedWindowHtml(packed, 1),
  )
})

test('negative activations are painted only where they mean something', () => {
  const packed = row([0, 1], [-1, 0.5])
  expect(packedWindowHtml(packed, 1).right).toBe('<u>She</u><span style="--t:.5"> said</span>')
  expect(packedWindowHtml(packed, 1, true).right).toContain('<u class="n" style="--t:1">She</u>')
  expect([paintsNegative('mid'), paintsNegative('pre'), paintsNegative('post')]).toEqual([false, true, true])
})
