import { expect, it } from 'vitest'
import { addBytes, addFloat, addInt, addMessage, addString, concat, createMessage } from '#lib/model/onnx/protobuf.ts'

it('writes fields as the wire format has them', () => {
  const message = createMessage()
  addInt(message, 1, 150)
  addString(message, 2, 'testing')
  addFloat(message, 3, 1)
  addInt(message, 16, -1)
  expect(Buffer.from(concat(message)).toString('hex')).toBe(
    '089601' + '120774657374696e67' + '1d0000803f' + '8001ffffffffffffffffff01',
  )
})

it('nests messages and counts their bytes', () => {
  const inner = createMessage()
  addInt(inner, 1, 150)
  const outer = createMessage()
  addMessage(outer, 3, inner)
  addBytes(outer, 4, new Uint8Array(200))
  const bytes = concat(outer)
  expect(Buffer.from(bytes.subarray(0, 8)).toString('hex')).toBe('1a0308960122c801')
  expect(bytes).toHaveLength(outer.length)
})
