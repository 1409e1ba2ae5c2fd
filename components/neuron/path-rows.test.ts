import { describe, expect, test } from 'vitest'
import { pathHtml } from '#components/neuron/path-html.ts'
import { pathRows, waterfall } from '#components/neuron/path-rows.ts'
import { decodePaths, encodePaths, type PathExample, pathTotal } from '#lib/neuron/path-record.ts'

const source = (head: number, position: number, value: number) => ({ head, position, id: 60, attention: 0.5, value })
const example: PathExample = {
  document: 3,
  token: 70_000,
  context: Uint16Array.of(5, 6),
  word: 4,
  place: -1,
  heads: Float32Array.of(2, 0.5),
  attentionBias: 0.25,
  neuronBias: -0.75,
  sources: [source(0, 0, 1.5), source(1, 7, 0.5), source(0, 2, -0.001)],
}

test('a path survives being packed', () =>
  expect(decodePaths(encodePaths([example, example]))[1]).toMatchObject({
    document: 3,
    token: 70_000,
    context: Uint16Array.of(5, 6),
    heads: Float32Array.of(2, 0.5),
    sources: [source(0, 0, 1.5), source(1, 7, 0.5), { head: 0, position: 2 }],
  }))

describe('the waterfall of a path', () => {
  test('names the large sources; with the rest of the heads and the biases its steps sum to the total', () => {
    const rows = pathRows(example)
    expect(rows.map(({ kind, value }) => [kind, value])).toEqual([
      ['token', 4],
      ['position', -1],
      ['source', 1.5],
      ['source', 0.5],
      ['other sources', 0.5],
      ['biases', -0.5],
    ])
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(pathTotal(example))
  })

  test('has a bar a step that begins where the last one ended', () => {
    const { raised, lowered, total, height, zero } = waterfall(example)
    // From 0 up to 5.5: after the token 4, after the position 3, after the heads 5.5, after the biases 5.
    expect(zero).toBe(0)
    expect(raised.split('M')).toHaveLength(5)
    expect(lowered).toBe('M54.55 27h18.18v12h-18.18zM90.91 115h9.09v12h-9.09z')
    expect(total).toBe('M0 137h90.91v12h-90.91z')
    expect(height).toBe(7 * 22)
  })

  test('is written out as HTML whose tokens are escaped', () => {
    const html = pathHtml(example, id => new TextEncoder().encode(id === 60 ? '<b>' : String(id)), true)
    expect(html).toContain('head 0 ← BOS')
    expect(html).toContain('head 1 ← <span class="token boxed">&lt;b&gt;</span>')
    expect(html).toContain('5<mark>6</mark>')
    expect(html.match(/<li>/g)).toHaveLength(7)
  })
})
