import { expect, it } from 'vitest'
import { longestBody, parseJson, readBody } from '#lib/live/read-body.ts'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

it('reads a body whole, wherever a character was cut', async () => {
  const bytes = new TextEncoder().encode('aé€b')
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  expect(await readBody(post(stream))).toBe('aé€b')
})

it('refuses what is no JSON', () => {
  expect(parseJson('{"text":"a"}')).toEqual({ text: 'a' })
  for (const body of ['', 'text=a', '{"text":'])
    expect(() => parseJson(body)).toThrow('body: wanted JSON { "text": "..." }, got something else')
})

it('reads no more than it takes, whether or not the length was told', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  await expect(readBody(post(endless))).rejects.toMatchObject({ status: 413 })
  expect(sent).toBeLessThanOrEqual(longestBody + 3 * 65_536)
  const told = new Request('http://x', { headers: { 'content-length': String(longestBody + 1) } })
  await expect(readBody(told)).rejects.toMatchObject({ status: 413 })
})
