import { expect, test } from 'vitest'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

const arrays = {
  bytes: Uint8Array.of(1, 2, 3),
  values: Float64Array.of(0.1, -0, Number.POSITIVE_INFINITY),
  hashes: BigUint64Array.of(0xffffffffffffffffn),
  none: new Uint32Array(0),
}

test('a bundle gives back its meta and arrays in their kinds', () => {
  const { meta, arrays: back } = unpackBundle(packBundle('TEST', 3, { a: [1, 'ü'] }, arrays), 'TEST', 3)
  expect(meta).toEqual({ a: [1, 'ü'] })
  expect(back).toEqual(arrays)
  expect(Object.is(back.values[1], -0)).toBe(true)
})

test('a bundle at an odd address of a larger buffer is read as well', () => {
  const packed = packBundle('TEST', 1, null, arrays)
  const larger = new Uint8Array(packed.length + 3)
  larger.set(packed, 3)
  expect(unpackBundle(larger.subarray(3), 'TEST', 1).arrays).toEqual(arrays)
  expect(unpackBundle(Buffer.from(larger.buffer, 3), 'TEST', 1).arrays).toEqual(arrays)
})

test('a wrong magic word, another version and a cut buffer are refused in one line', () => {
  const packed = packBundle('TEST', 1, null, arrays)
  expect(() => unpackBundle(packed, 'ELSE', 1)).toThrow('wanted ELSE, got "TEST"')
  expect(() => unpackBundle(packed, 'TEST', 2)).toThrow('wanted version 2, got 1')
  expect(() => unpackBundle(packed.slice(0, 8), 'TEST', 1)).toThrow('wanted at least 12 bytes')
  expect(() => unpackBundle(packed.slice(0, 40), 'TEST', 1)).toThrow('cut short')
  expect(() => unpackBundle(packed.slice(0, packed.length - 8), 'TEST', 1)).toThrow('array hashes')
})
