import { expect, test } from 'vitest'
import { cutPieces } from '#lib/tokens/pieces.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('plain tokens are one piece each', () => {
  expect(cutPieces(['He', ' said', '\n'].map(utf8))).toEqual([
    { first: 0, count: 1, text: 'He' },
    { first: 1, count: 1, text: ' said' },
    { first: 2, count: 1, text: '\n' },
  ])
  expect(cutPieces([])).toEqual([])
})

test('a quotation mark cut into two tokens joins them, whatever else they hold', () => {
  const tokens = [Uint8Array.of(0x61, 0xe2, 0x80), Uint8Array.of(0x9c, 0x62), utf8('c')]
  expect(cutPieces(tokens)).toEqual([
    { first: 0, count: 2, text: 'a“b' },
    { first: 2, count: 1, text: 'c' },
  ])
})

test('an emoji of four one-byte tokens is one piece', () => {
  const tokens = Array.from(utf8('😀'), byte => Uint8Array.of(byte))
  expect(cutPieces(tokens)).toEqual([{ first: 0, count: 4, text: '😀' }])
})

test('bytes of no character stay with their token, at either end of a window and in the middle', () => {
  const tokens = [Uint8Array.of(0x9c), utf8('a'), Uint8Array.of(0xe2), utf8('b'), Uint8Array.of(0xe2, 0x80)]
  expect(cutPieces(tokens).map(piece => [piece.count, piece.text])).toEqual([
    [1, '\udc9c'],
    [1, 'a'],
    [1, '\udce2'],
    [1, 'b'],
    [1, '\udce2\udc80'],
  ])
})

test('overlong forms, surrogates in UTF-8 and bytes past U+10FFFF are no characters', () => {
  for (const bytes of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff]])
    expect(cutPieces([Uint8Array.from(bytes)])[0].text).toBe(
      bytes.map(byte => String.fromCharCode(0xdc00 + byte)).join(''),
    )
})

test('an empty token is a piece without text, and a byte order mark is kept', () => {
  expect(cutPieces([new Uint8Array(0), utf8('\ufeffa')])).toEqual([
    { first: 0, count: 1, text: '' },
    { first: 1, count: 1, text: '\ufeffa' },
  ])
})

test('pieces cover every token once, in order, for random bytes', () => {
  let seed = 7
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * n)
  }
  for (let round = 0; round < 300; round++) {
    const tokens = Array.from({ length: random(12) }, () => Uint8Array.from({ length: random(4) }, () => random(256)))
    let next = 0
    for (const { first, count } of cutPieces(tokens)) {
      expect(first).toBe(next)
      next = first + count
    }
    expect(next).toBe(tokens.length)
  }
})
