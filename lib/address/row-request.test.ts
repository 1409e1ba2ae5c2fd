import { expect, it } from 'vitest'
import { parseRowRequest, type RowRequest, rowHref } from '#lib/address/row-request.ts'

const asked: RowRequest = {
  run: '0123456789abcdef',
  neuron: { layer: 0, neuron: 12 },
  document: 7,
  token: 130,
  until: 131,
  site: null,
}
const parse = (words: string) => parseRowRequest(new URLSearchParams(words))

it.each([asked, { ...asked, until: 140 }, { ...asked, site: 'post' as const }])('%j survives its address', one => {
  const href = new URL(rowHref('m', one), 'http://x')
  expect(href.pathname).toBe('/api/live/m/row')
  expect(parseRowRequest(href.searchParams)).toEqual(one)
})

it.each([
  ['', 'run: wanted the 16 hex digits of its name, got '],
  ['run=0123456789abcdef', 'neuron: wanted LAYER/NEURON, got none'],
  ['run=0123456789abcdef&neuron=0/1&document=x&token=1', 'document: wanted its number, got x'],
  ['run=0123456789abcdef&neuron=0/1&document=1', 'token: wanted its number in the document, got none'],
  ['run=0123456789abcdef&neuron=0/1&document=1&token=5&until=5', "until: wanted a number above the token's, 5, got 5"],
  ['run=0123456789abcdef&neuron=0/1&document=1&token=5&site=late', 'site: wanted one of pre, mid, post, got late'],
])('refuses %j with one line', (words, problem) => {
  expect(parse(words)).toEqual({ problem })
})
