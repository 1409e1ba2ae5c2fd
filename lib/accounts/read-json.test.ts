import { expect, test } from 'vitest'
import { longestBody, readJson } from '#lib/accounts/read-json.ts'

const sent = (body: BodyInit, headers: Record<string, string> = {}) =>
  readJson(new Request('http://site.example/', { method: 'POST', body, headers }))

/** A body that says nothing of its length and is read a piece at a time. */
function endless(): { body: ReadableStream<Uint8Array<ArrayBuffer>>; pieces: () => number } {
  let pieces = 0
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      pieces++
      controller.enqueue(new Uint8Array(1024).fill(32))
    },
  })
  return { body, pieces: () => pieces }
}

test('a body is read as JSON in UTF-8', async () => {
  expect(await sent('{"text":"ü"}')).toEqual({ text: 'ü' })
  for (const body of ['', '{', '{"a":1}x', new Uint8Array([34, 0xff, 34])])
    await expect(sent(body)).rejects.toMatchObject({ status: 400, message: expect.stringContaining('wanted JSON') })
})

test('of a body that is too long no more is read than is taken', async () => {
  expect(await sent(`"${'a'.repeat(longestBody - 2)}"`)).toHaveLength(longestBody - 2)
  await expect(sent(`"${'a'.repeat(longestBody - 1)}"`)).rejects.toMatchObject({ status: 413 })
  const { body, pieces } = endless()
  await expect(readJson({ headers: new Headers(), body })).rejects.toMatchObject({ status: 413 })
  expect(pieces()).toBeLessThan(longestBody / 1024 + 5)
})
