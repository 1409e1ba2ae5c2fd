import { expect, it } from 'vitest'
import { splitLines } from '#workers/corpus/split-lines.ts'

async function lines(chunks: string[], longest?: number) {
  const stream = (async function* () {
    for (const chunk of chunks) yield new TextEncoder().encode(chunk)
  })()
  const out: string[] = []
  for await (const { line, bytes, first, last } of splitLines(stream, longest))
    out.push(`${line}${first ? '[' : '('}${new TextDecoder().decode(bytes)}${last ? ']' : ')'}`)
  return out
}

it('puts lines together whatever the chunks are', async () => {
  expect(await lines(['a\nb', 'c\n', '\n', 'd'])).toEqual(['1[a]', '2[bc]', '3[]', '4[d]'])
  expect(await lines([...'a\nbc\n\nd'])).toEqual(['1[a]', '2[bc]', '3[]', '4[d]'])
})

it('has no line after a last line end, and none in nothing', async () => {
  expect(await lines(['a\n'])).toEqual(['1[a]'])
  expect(await lines([])).toEqual([])
})

it('gives a long line in parts and goes on with the next', async () => {
  expect(await lines(['aaa', 'aaa', 'aa\nb\n'], 4)).toEqual(['1[aaaaaa)', '1(aa]', '2[b]'])
  expect(await lines(['aaaaa', '\nb'], 4)).toEqual(['1[aaaaa)', '1(]', '2[b]'])
  expect(await lines(['aaaaa'], 4)).toEqual(['1[aaaaa)', '1(]'])
})
