import { expect, it } from 'vitest'
import { tokensHtml } from '#components/live/tokens-html.ts'

it('every piece carries its token, its tint and no markup of its own', () => {
  const pieces = [
    { first: 0, count: 1, text: '<b>' },
    { first: 1, count: 2, text: 'é' },
    { first: 3, count: 1, text: 'x' },
  ]
  expect(tokensHtml(pieces, [0.5, 0.1, -0.3, 0.001], 2)).toBe(
    '<span data-i="0" style="--t:0.50">&lt;b&gt;</span>' +
      '<u data-i="1" class="n" style="--t:0.30">é</u>' +
      '<span data-i="3">x</span>',
  )
})

it('the full hue is the most there is', () => {
  expect(tokensHtml([{ first: 0, count: 1, text: 'a' }], [7], -1)).toContain('--t:1.00')
})
