import { describe, expect, test } from 'vitest'
import { createDocumentHasher, toSignedHash, toUnsignedHash } from '#lib/numeric/document-hash.ts'

describe('document hashes', () => {
  test('are xxh64 with seed 0 of the UTF-8 text', async () => {
    const hash = await createDocumentHasher()
    // The reference implementation's values.
    expect(hash('')).toBe(0xef46db3751d8e999n)
    expect(hash('a')).toBe(0xd24ec4f1a98c6e5bn)
    expect(hash('abc')).toBe(0x44bc2cf5ad770999n)
  })

  test('survive the way through a signed column', async () => {
    const hash = (await createDocumentHasher())('')
    expect(toSignedHash(hash)).toBe(hash - (1n << 64n))
    expect(toUnsignedHash(toSignedHash(hash))).toBe(hash)
    expect(toSignedHash(5n)).toBe(5n)
  })
})
