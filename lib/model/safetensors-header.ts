import { topLevelKeys } from '#lib/model/json-keys.ts'
import { elementCount } from '#lib/model/tensor.ts'

/** Bytes of one value. The first three are read; the others are known so that a skipped tensor can still be checked. */
export const dtypeBytes: Record<string, number> = {
  F32: 4,
  F16: 2,
  BF16: 2,
  F64: 8,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
}

/** Where one tensor lies in a safetensors file. */
export interface TensorEntry {
  name: string
  dtype: string
  shape: number[]
  /** First byte and the byte after the last, counted from the start of the file. */
  begin: number
  end: number
}

const maxHeaderBytes = 100_000_000

/** Where the data of a safetensors file starts, from its first 8 bytes; throws where the file is no longer than that. */
export function dataStart(bytes: Uint8Array, fileBytes: number): number {
  if (bytes.length < 8) fail(`wanted a header length in the first 8 bytes, got a file of ${bytes.length} bytes`)
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
  if (length > BigInt(maxHeaderBytes) || Number(length) > fileBytes - 8) {
    fail(`the header claims ${length} bytes, the file has ${fileBytes}; it is cut short or no safetensors file`)
  }
  return 8 + Number(length)
}

/**
 * The tensors of a safetensors file of `fileBytes`, in file order, from its bytes or the first of them up to `dataStart`.
 * Strict: the header must fit the file, names must differ, every tensor's bytes must match its shape, and together they must
 * fill the file without gap or overlap.
 */
export function readHeader(bytes: Uint8Array, fileBytes = bytes.length): TensorEntry[] {
  const start = dataStart(bytes, fileBytes)
  const text = new TextDecoder().decode(bytes.subarray(8, start))
  const header = parseObject(text)
  const keys = topLevelKeys(text)
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice !== undefined) fail(`tensor ${twice} is there twice`)

  const entries = keys.filter(key => key !== '__metadata__').map(name => readEntry(name, header[name], start))
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end)
  let expected = start
  for (const entry of entries) {
    if (entry.begin !== expected) {
      fail(`tensor ${entry.name} starts at byte ${entry.begin - start}, wanted ${expected - start} (gap or overlap)`)
    }
    expected = entry.end
  }
  if (expected !== fileBytes) {
    fail(`the tensors end at byte ${expected}, the file at ${fileBytes}; it is cut short or has bytes left over`)
  }
  return entries
}

function fail(message: string): never {
  throw new Error(`safetensors: ${message}`)
}

function parseObject(text: string): Record<string, unknown> {
  let header: unknown
  try {
    header = JSON.parse(text)
  } catch {
    return fail('the header is not valid JSON')
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return fail('the header is not an object')
  return header as Record<string, unknown>
}

function readEntry(name: string, value: unknown, start: number): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>
  if (typeof dtype !== 'string' || !(dtype in dtypeBytes)) return fail(`tensor ${name} has unknown dtype ${dtype}`)
  if (!isSizes(shape)) return fail(`tensor ${name} has no valid shape: ${JSON.stringify(shape)}`)
  if (!isSizes(offsets) || offsets.length !== 2) return fail(`tensor ${name} has no valid data_offsets`)
  const wanted = elementCount(shape) * dtypeBytes[dtype]
  if (offsets[1] - offsets[0] !== wanted) {
    return fail(`tensor ${name} needs ${wanted} bytes, its offsets hold ${offsets[1] - offsets[0]}`)
  }
  return { name, dtype, shape, begin: start + offsets[0], end: start + offsets[1] }
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && size >= 0)
}
