import { describe, expect, test } from 'vitest'
import xxhash from 'xxhash-wasm'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'

describe('sample keys', () => {
  test('are the top 32 bits of xxh64 over document hash, token index and zero', async () => {
    const { h64Raw } = await xxhash()
    const bytes = new Uint8Array(16)
    const view = new DataView(bytes.buffer)
    const keys = new Uint32Array(500)
    const hashes = [0n, 1n, 0xffffffffffffffffn, 0x8000000000000000n, 0x0123456789abcdefn, 0xef46db3751d8e999n]
    for (const hash of hashes)
      for (const first of [0, 70_000, 0xffff_ff00 - 500]) {
        fillSampleKeys(keys, hash, first, keys.length)
        for (let i = 0; i < keys.length; i++) {
          view.setBigUint64(0, hash, true)
          view.setUint32(8, first + i, true)
          expect(keys[i]).toBe(Number(h64Raw(bytes, 0x536f4c75n) >> 32n))
        }
      }
  })

  test('do not depend on where a run of tokens begins', () => {
    const whole = new Uint32Array(300)
    const part = new Uint32Array(100)
    fillSampleKeys(whole, 77n, 0, 300)
    fillSampleKeys(part, 77n, 150, 100)
    expect(part).toEqual(whole.slice(150, 250))
  })

  test('take a hash as Postgres holds it, signed, for the same document', () => {
    const a = new Uint32Array(8)
    const b = new Uint32Array(8)
    fillSampleKeys(a, -5n, 0, 8)
    fillSampleKeys(b, BigInt.asUintN(64, -5n), 0, 8)
    expect(a).toEqual(b)
  })
})
