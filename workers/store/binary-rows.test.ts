import { expect, test } from 'vitest'
import { createBinaryRows } from '#workers/store/binary-rows.ts'

test('a row is its field count, then each field as its length and its big-endian bytes; null has length -1', () => {
  const rows = createBinaryRows()
  rows.row(6)
  rows.int2(-2)
  rows.int4(258)
  rows.float4(null)
  rows.float8(1)
  rows.boolean(true)
  rows.bytea(Uint8Array.of(7, 8))
  expect(Buffer.from(rows.finish()).toString('hex')).toBe(
    [
      '0006',
      '00000002fffe',
      '0000000400000102',
      'ffffffff',
      '000000083ff0000000000000',
      '0000000101',
      '000000020708',
    ].join(''),
  )
})

test('rows are the same however often the buffer had to grow', () => {
  const write = (capacity: number) => {
    const rows = createBinaryRows(capacity)
    for (let i = 0; i < 50; i++) {
      rows.row(3)
      rows.float4(i / 7)
      rows.bytea(new Uint8Array(i).fill(i))
      rows.int4(i)
    }
    return rows.finish()
  }
  expect(write(1)).toEqual(write(1 << 16))
})

test('a text is its UTF-8 bytes; a bytea that follows from elsewhere is announced by its length', () => {
  const rows = createBinaryRows()
  rows.text('né')
  rows.byteaLength(5)
  expect(Buffer.from(rows.finish()).toString('hex')).toBe(`000000036ec3a9${'00000005'}`)
})
