import { describe, expect, it } from 'vitest'
import { readSafetensors, type SafetensorsDtype, writeSafetensors } from '#lib/model/safetensors.ts'
import type { Tensor } from '#lib/model/tensor.ts'

const tensors = new Map<string, Tensor>([
  ['b', { shape: [2, 3], data: Float32Array.of(1, -2, 0.5, 1024, -0.25, 3) }],
  ['a', { shape: [], data: Float32Array.of(-7) }],
  ['none', { shape: [0, 4], data: new Float32Array(0) }],
])

/** A file with this header text, `data` zero bytes, and the header length it claims. */
function file(header: string, data: number, claimed?: number): Uint8Array {
  const text = new TextEncoder().encode(header)
  const bytes = new Uint8Array(8 + text.length + data)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(claimed ?? text.length), true)
  bytes.set(text, 8)
  return bytes
}
const entry = (begin: number, end: number, more = {}) =>
  JSON.stringify({ dtype: 'F32', shape: [(end - begin) / 4], data_offsets: [begin, end], ...more })

describe('safetensors', () => {
  it.each<SafetensorsDtype>(['F32', 'F16', 'BF16'])('reads back what it wrote as %s', dtype => {
    const found = readSafetensors(writeSafetensors(tensors, dtype))
    expect([...found]).toEqual([...tensors])
  })

  it('rounds to the nearest half', () => {
    const third = new Map([['x', { shape: [1], data: Float32Array.of(1 / 3) }]])
    expect(readSafetensors(writeSafetensors(third, 'F16')).get('x')!.data[0]).toBe(0.333251953125)
    expect(readSafetensors(writeSafetensors(third, 'BF16')).get('x')!.data[0]).toBe(0.333984375)
  })

  it('reads data at any alignment, also out of a Node buffer', () => {
    const header = `{"x":${entry(0, 4)}}`
    for (let pad = 0; pad < 4; pad++) {
      const bytes = file(header + ' '.repeat(pad), 4)
      new DataView(bytes.buffer).setFloat32(bytes.length - 4, 2.5, true)
      expect([...readSafetensors(Buffer.from(bytes)).get('x')!.data]).toEqual([2.5])
    }
  })

  it('skips metadata and what it is told to skip, whatever its dtype', () => {
    const text = `{"__metadata__":{"format":"pt"},"m":{"dtype":"BOOL","shape":[4],"data_offsets":[0,4]},"x":${entry(4, 8)}}`
    expect([...readSafetensors(file(text, 8), name => name === 'm').keys()]).toEqual(['x'])
    expect(() => readSafetensors(file(text, 8))).toThrow('tensor m is BOOL; wanted F32, F16 or BF16')
  })

  it.each([
    ['an empty file', new Uint8Array(3), 'wanted a header length in the first 8 bytes, got a file of 3 bytes'],
    ['a header longer than the file', file('{}', 0, 99), 'the header claims 99 bytes, the file has 10'],
    ['a header that is no JSON', file('{"a":', 0), 'the header is not valid JSON'],
    ['a header that is a list', file('[]', 0), 'the header is not an object'],
    ['a tensor named twice', file(`{"a":${entry(0, 4)},"a":${entry(4, 8)}}`, 8), 'tensor a is there twice'],
    ['an overlap', file(`{"a":${entry(0, 8)},"b":${entry(4, 12)}}`, 12), 'tensor b starts at byte 4, wanted 8'],
    ['a gap', file(`{"a":${entry(0, 4)},"b":${entry(8, 12)}}`, 12), 'tensor b starts at byte 8, wanted 4'],
    ['a file cut short', file(`{"a":${entry(0, 8)}}`, 4), 'it is cut short or has bytes left over'],
    ['bytes left over', file(`{"a":${entry(0, 8)}}`, 9), 'it is cut short or has bytes left over'],
    ['a shape that does not fit', file(`{"a":${entry(0, 8, { shape: [3] })}}`, 8), 'tensor a needs 12 bytes'],
    ['a negative size', file(`{"a":${entry(0, 8, { shape: [-2] })}}`, 8), 'tensor a has no valid shape: [-2]'],
    ['an unknown dtype', file(`{"a":${entry(0, 8, { dtype: 'F8' })}}`, 8), 'tensor a has unknown dtype F8'],
    ['no offsets', file('{"a":{"dtype":"F32","shape":[1]}}', 4), 'tensor a has no valid data_offsets'],
    ['a tensor that is null', file('{"a":null}', 0), 'tensor a has unknown dtype undefined'],
  ])('refuses %s in one line', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message)
  })

  it('refuses to write a tensor whose shape does not fit', () => {
    const odd = new Map([['x', { shape: [2], data: Float32Array.of(1) }]])
    expect(() => writeSafetensors(odd, 'F32')).toThrow('tensor x has 1 values, its shape [2] needs others')
  })
})
