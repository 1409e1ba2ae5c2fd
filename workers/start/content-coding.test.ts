import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bestCoding, encode } from '#workers/start/content-coding.mjs'

test('the best coding the reader takes, never one it refuses', () => {
  expect(bestCoding('gzip, deflate, br, zstd')).toBe('br')
  expect(bestCoding('gzip, deflate')).toBe('gzip')
  expect(bestCoding('br;q=0, gzip;q=0.5')).toBe('gzip')
  expect(bestCoding('BR;q=0.0, gzip;Q=0')).toBe('identity')
  expect(bestCoding('')).toBe('identity')
  expect(bestCoding(undefined)).toBe('identity')
})

test('each coding gives the bytes back', async () => {
  const page = Buffer.from('<p>a page</p>'.repeat(1000))
  expect(brotliDecompressSync(await encode(page, 'br')).equals(page)).toBe(true)
  expect(gunzipSync(await encode(page, 'gzip')).equals(page)).toBe(true)
  expect((await encode(page, 'identity')).equals(page)).toBe(true)
  expect((await encode(page, 'br')).length).toBeLessThan(page.length / 10)
})
