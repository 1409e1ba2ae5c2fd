import { type ByteSource, fail, shown } from '#lib/model/torch/byte-source.ts'

/** One file inside a zip archive, as the archive's directory has it. */
export interface ZipEntry {
  name: string
  /** Whether its bytes are compressed (deflate) or lie there as they are. */
  deflated: boolean
  /** Bytes in the archive. */
  packed: number
  /** Bytes when unpacked. */
  size: number
  /** CRC-32 of the unpacked bytes. */
  crc: number
  /** Where its own header starts, and where the next one or the directory does. */
  begin: number
  end: number
}

/** The most a directory may hold: real checkpoints have a few hundred entries and some 30 kB. */
const maxEntries = 65_535
const maxDirectoryBytes = 16 * 2 ** 20

/** Deflate packs at most 1,032 bytes into one. */
const maxRatio = 1032

/** The directory's place: entries, first byte, bytes. */
type Place = [count: number, from: number, length: number]

/**
 * The entries of a zip archive by name, from its directory alone; nothing is unpacked. Zip64 too. Throws one line on an
 * archive that is cut short, encrypted or split, on names that are there twice, on entries that overlap or claim more than
 * their bytes can hold.
 */
export function readZipDirectory(source: ByteSource): Map<string, ZipEntry> {
  const [count, from, length] = findDirectory(source)
  if (count > maxEntries || length > maxDirectoryBytes)
    fail(`the archive lists ${count} entries, more than any model has`)
  if (from + length > source.size) fail('the archive is cut short: its directory lies beyond the end of the file')
  const bytes = new Uint8Array(source.read(from, length))
  const view = new DataView(bytes.buffer)
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > length || view.getUint32(at, true) !== 0x02014b50) fail('the archive has a damaged directory')
    const [name, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true))
    if (at + 46 + name + extra + comment > length) fail('the archive has a damaged directory')
    entries.push(readEntry(view, at, bytes.subarray(at + 46, at + 46 + name), at + 46 + name, extra))
    at += 46 + name + extra + comment
  }
  entries.sort((a, b) => a.begin - b.begin)
  for (const [i, entry] of entries.entries()) {
    entry.end = entries[i + 1]?.begin ?? from
    if (entry.begin + 30 + entry.packed > entry.end)
      fail(`entries overlap at ${shown(entry.name)}; the archive is damaged`)
  }
  const found = new Map(entries.map(entry => [entry.name, entry]))
  if (found.size < entries.length) fail('the archive has two entries of one name')
  return found
}

/** Where an entry's bytes begin: behind its own header, which must agree with the directory. */
export function entryData(source: ByteSource, entry: ZipEntry): number {
  const header = source.read(entry.begin, 30)
  const view = new DataView(header.buffer, header.byteOffset, 30)
  const data = entry.begin + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  if (view.getUint32(0, true) !== 0x04034b50 || data + entry.packed > entry.end) {
    fail(`entry ${shown(entry.name)} is not where the directory says; the archive is damaged`)
  }
  return data
}

function findDirectory(source: ByteSource): Place {
  const length = Math.min(source.size, 22 + 65_535)
  const start = source.size - length
  const tail = new Uint8Array(source.read(start, length))
  const view = new DataView(tail.buffer)
  for (let at = length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) !== length) continue
    const locator = at - 20
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) return zip64(source, wide(view, locator + 8))
    if (view.getUint16(at + 4, true) !== 0) fail('the archive is split over several files; wanted one')
    return [view.getUint16(at + 10, true), view.getUint32(at + 16, true), view.getUint32(at + 12, true)]
  }
  return fail('the archive has no directory at its end: it is cut short, or no file that torch.save wrote')
}

function zip64(source: ByteSource, at: number): Place {
  if (at + 56 > source.size) return fail('the archive has a damaged directory')
  const record = new Uint8Array(source.read(at, 56))
  const view = new DataView(record.buffer)
  if (view.getUint32(0, true) !== 0x06064b50) return fail('the archive has a damaged directory')
  return [wide(view, 32), wide(view, 48), wide(view, 40)]
}

function readEntry(view: DataView, at: number, nameBytes: Uint8Array, extraAt: number, extraLength: number): ZipEntry {
  const name = new TextDecoder().decode(nameBytes)
  const method = view.getUint16(at + 10, true)
  if (view.getUint16(at + 8, true) & 1) fail(`entry ${shown(name)} is encrypted`)
  if (method !== 0 && method !== 8)
    fail(`entry ${shown(name)} is compressed by method ${method}; wanted stored or deflate`)
  const sizes = [24, 20, 42].map(field => view.getUint32(at + field, true)) // size, packed, begin
  if (sizes.includes(0xffffffff)) fillFromExtra(view, extraAt, extraLength, sizes)
  const [size, packed, begin] = sizes
  if (method === 0 ? size !== packed : size > maxRatio * packed) {
    fail(`entry ${shown(name)} claims ${size} bytes out of ${packed}; that cannot be`)
  }
  return { name, deflated: method === 8, packed, size, crc: view.getUint32(at + 16, true), begin, end: 0 }
}

/** Numbers too large for the entry itself stand in its zip64 field, in the same order. */
function fillFromExtra(view: DataView, from: number, length: number, sizes: number[]): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const end = Math.min(from + length, at + 4 + view.getUint16(at + 2, true))
    let field = at + 4
    for (let i = 0; i < sizes.length; i++) {
      if (sizes[i] !== 0xffffffff) continue
      if (field + 8 > end) fail('the archive has a damaged directory')
      sizes[i] = wide(view, field)
      field += 8
    }
    return
  }
  fail('the archive has a damaged directory')
}

function wide(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? fail('the archive has a damaged directory') : Number(value)
}
