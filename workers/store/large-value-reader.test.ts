import { expect, test } from 'vitest'
import { createBinaryRows } from '#workers/store/binary-rows.ts'
import { createLargeValueReader } from '#workers/store/large-value-reader.ts'

const header = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const end = Buffer.from('ffff', 'hex')
const values = [Uint8Array.of(1, 2, 3), new Uint8Array(0), Uint8Array.of(255, 255, 0, 9)]

const stream = (): Uint8Array => {
  const rows = createBinaryRows()
  for (const value of values) {
    rows.row(1)
    rows.bytea(value)
  }
  return Buffer.concat([header, rows.finish(), end])
}

const read = (bytes: Uint8Array, size: number) => {
  const reader = createLargeValueReader()
  for (let at = 0; at < bytes.length; at += size) reader.add(bytes.subarray(at, at + size))
  return reader.finish()
}

test('values come out the same wherever the stream is cut, each in a buffer of its own', () => {
  for (const size of [1, 2, 3, 7, 1000]) {
    const got = read(stream(), size)
    expect(got).toEqual(values)
    expect(got.map(value => value.buffer.byteLength)).toEqual([3, 0, 4])
  }
})

test('a stream without rows has no values', () => {
  expect(read(Buffer.concat([header, end]), 4)).toEqual([])
})

test('a stream that was cut short, a null and a row of two values are told', () => {
  expect(() => read(stream().slice(0, -2), 5)).toThrow('cut short')
  const rows = createBinaryRows()
  rows.row(1)
  rows.null()
  expect(() => read(Buffer.concat([header, rows.finish(), end]), 5)).toThrow('got 1 of length -1')
  const two = createBinaryRows()
  two.row(2)
  two.int4(1)
  two.int4(1)
  expect(() => read(Buffer.concat([header, two.finish(), end]), 5)).toThrow('got 2 of length 4')
})
