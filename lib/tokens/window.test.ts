import { expect, test } from 'vitest'
import { quantiseWindow } from '#lib/neuron/examples.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'
import { decodeRowTokens, encodeRowTokens, spanAt, tokenSpans } from '#lib/tokens/row-tokens.ts'
import { tintedText } from '#lib/tokens/tinted-text.ts'
import { windowHtml } from '#lib/tokens/window.ts'

const vocabulary = ['She', ' said', '.', '\n', '<b>', '😀'].map(text => new TextEncoder().encode(text))
const emoji = vocabulary[5]
const bytesOf = (id: number) => (id < 5 ? vocabulary[id] : emoji.subarray(id - 5, id - 4))

test('a line is cut at its token: weak tokens are plain text, the token itself is underlined', () => {
  const line = windowHtml({
    ids: [0, 1, 2, 3],
    window: quantiseWindow(100, [0, 0.005, 0.5, 0.1]),
    token: 102,
    scale: 0.4,
    tokenBytes: bytesOf,
  })
  expect(line.left).toBe('She said')
  expect(line.right).toBe('<u style="--t:1">.</u><span style="--t:.25"><i class="g nl">↵</i></span>')
})

test('the token a line is about is underlined even where it is too weak to tint, and markup in it stays text', () => {
  const line = windowHtml({ ids: [4], window: quantiseWindow(0, [0]), token: 0, scale: 1, tokenBytes: bytesOf })
  expect(line).toMatchObject({ left: '', right: '<u>&lt;b&gt;</u>' })
})

test('negative activations have their own class, and a scale of zero paints nothing', () => {
  const pieces = cutPieces([0, 1].map(bytesOf))
  expect(tintedText(pieces, [-0.5, -2]).html).toBe(
    '<span class="n" style="--t:.5">She</span><span class="n" style="--t:1"> said</span>',
  )
  const dead = windowHtml({ ids: [0], window: quantiseWindow(0, [3]), token: 0, scale: 0, tokenBytes: bytesOf })
  expect(dead.right).toBe('<u>She</u>')
})

test('tokens that share a character are one piece with the strongest tint of them, and the tooltip finds both', () => {
  const line = windowHtml({
    ids: [0, 5, 6, 7, 8, 2],
    window: quantiseWindow(0, [0, 0.1, 0.2, 1, 0.1, 0]),
    token: 3,
    scale: 1,
    tokenBytes: bytesOf,
  })
  expect(line.right).toBe('<u style="--t:1">😀</u>.')
  const spans = tokenSpans(decodeRowTokens(line.tokens))
  expect(spans).toEqual([
    { first: 0, count: 1, start: 0, end: 3 },
    { first: 1, count: 4, start: 3, end: 5 },
    { first: 5, count: 1, start: 5, end: 6 },
  ])
  expect(spanAt(spans, 4)?.first).toBe(1)
  expect(spanAt(spans, 6)).toBeUndefined()
})

test('row tokens come back as they were packed, long texts too', () => {
  const tokens = [
    { id: 65535, level: 255, length: 300 },
    { id: 0, level: 0, length: 0 },
  ]
  expect(decodeRowTokens(encodeRowTokens(tokens))).toEqual(tokens)
  expect(decodeRowTokens('')).toEqual([])
})
