import { crc32, deflateRawSync } from 'node:zlib'

/** A file to put into an archive, and what the archive is to claim of it against the truth. */
export interface ZipItem {
  name: string
  data: Uint8Array
  deflate?: boolean
  claim?: { size?: number; method?: number; flags?: number; begin?: number }
}

/** A zip archive of these items. */
export function writeZip(items: readonly ZipItem[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, data, deflate = false, claim = {} } of items) {
    const packed = deflate ? deflateRawSync(data) : data
    const text = Buffer.from(name)
    const fields = [
      [claim.flags ?? 0, 2],
      [claim.method ?? (deflate ? 8 : 0), 2],
      [0, 4],
      [crc32(data), 4],
      [packed.length, 4],
      [claim.size ?? data.length, 4],
      [text.length, 2],
      [0, 2],
    ]
    const header = record([[0x04034b50, 4], [20, 2], ...fields])
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [claim.begin ?? at, 4],
    ]
    directory.push(record([[0x02014b50, 4], [20, 2], [20, 2], ...fields, ...rest]), text)
    parts.push(header, text, packed)
    at += header.length + text.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = record([
    [0x06054b50, 4],
    [0, 4],
    [items.length, 2],
    [items.length, 2],
    [list.length, 4],
    [at, 4],
    [0, 2],
  ])
  return new Uint8Array(Buffer.concat([...parts, list, end]))
}

/** Little-endian numbers, each of so many bytes. */
function record(fields: number[][]): Uint8Array {
  return Buffer.concat(
    fields.map(([value, size]) => {
      const bytes = Buffer.alloc(size)
      bytes.writeUIntLE(value, 0, size)
      return bytes
    }),
  )
}
