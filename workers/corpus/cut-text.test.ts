import { expect, it } from 'vitest'
import { cutText } from '#workers/corpus/cut-text.ts'

it('leaves a short text whole and an empty one alone', () => {
  expect(cutText('one\n\ntwo', 100)).toEqual(['one\n\ntwo'])
  expect(cutText('', 100)).toEqual([])
})

it('prefers paragraphs to lines, lines to sentences, sentences to spaces', () => {
  expect(cutText('aaaa\n\nbb\ncc. dd', 12)).toEqual(['aaaa\n\n', 'bb\ncc. dd'])
  expect(cutText('aaaaaaa\nbb. cc dd', 12)).toEqual(['aaaaaaa\n', 'bb. cc dd'])
  expect(cutText('aaaaaa. bb ccccc', 12)).toEqual(['aaaaaa. ', 'bb ccccc'])
  expect(cutText('aaaaaaa bbbbbbbb', 12)).toEqual(['aaaaaaa ', 'bbbbbbbb'])
  expect(cutText('a'.repeat(15), 12)).toEqual(['a'.repeat(12), 'aaa'])
})

it('prefers the start of a definition to a blank line inside one', () => {
  const program = 'def f():\n    a\n\ndef g():\n    b\n\n    c\n'
  expect(cutText(program, 33)).toEqual(['def f():\n    a\n\n', 'def g():\n    b\n\n    c\n'])
})

it('never parts a surrogate pair or CR from LF', () => {
  expect(cutText('😀'.repeat(5), 5).every(piece => !/[\ud800-\udbff]$/.test(piece))).toBe(true)
  expect(cutText('aaaa\r\nbbbb', 5)).toEqual(['aaaa', '\r\n', 'bbbb'])
})

it('loses nothing and keeps the limit, also one that changes from piece to piece', () => {
  const text = Array.from({ length: 400 }, (_, i) => 'word'.repeat(i % 7) + [' ', '.\n', '\n\n', '. '][i % 4]).join('')
  for (const limit of [1, 2, 7, 50, 333]) {
    const pieces = cutText(text, limit)
    expect(pieces.join('')).toBe(text)
    expect(Math.max(...pieces.map(piece => piece.length))).toBeLessThanOrEqual(limit)
  }
  const pieces = cutText(text, n => 20 + 10 * n)
  expect(pieces.join('')).toBe(text)
  pieces.forEach((piece, n) => {
    expect(piece.length).toBeLessThanOrEqual(20 + 10 * n)
  })
})
