import { bfloatToFloat, floatToBfloat, floatToHalf, halfToFloat } from '#lib/model/half-float.ts'
import { readHeader, type TensorEntry } from '#lib/model/safetensors-header.ts'
import { elementCount, shapeText, type Tensor } from '#lib/model/tensor.ts'

/** Number formats that are read and written. */
export type SafetensorsDtype = 'F32' | 'F16' | 'BF16'

// The float32 of each of the 65,536 bit patterns: looking them up reads large models several times faster.
const halfTable = Float32Array.from({ length: 65_536 }, (_, bits) => halfToFloat(bits))
const bfloatTable = Float32Array.from({ length: 65_536 }, (_, bits) => bfloatToFloat(bits))

/**
 * The tensors of a safetensors file as float32, by name in file order. Where F32 data is aligned the tensor is a view of
 * `bytes`, so keep those unchanged. Tensors for which `skip` holds are left out whatever their dtype.
 * Throws one line on a malformed file or another dtype than F32, F16 and BF16.
 */
export function readSafetensors(bytes: Uint8Array, skip: (name: string) => boolean = () => false): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  for (const entry of readHeader(bytes)) {
    if (skip(entry.name)) continue
    tensors.set(entry.name, { shape: entry.shape, data: decodeValues(bytes.subarray(entry.begin, entry.end), entry) })
  }
  return tensors
}

/**
 * Float32 values of `bytes` (a tensor's, or a run of whole values of it). A view of them where they are aligned F32. Throws
 * one line that names the tensor on another dtype than F32, F16 and BF16.
 */
export function decodeValues(bytes: Uint8Array, { name, dtype }: Pick<TensorEntry, 'name' | 'dtype'>): Float32Array {
  // Not slice(): Node's Buffer, a Uint8Array, gives a view there.
  const raw = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  if (dtype === 'F32') return new Float32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4)
  if (dtype !== 'F16' && dtype !== 'BF16') {
    throw new Error(`safetensors: tensor ${name} is ${dtype}; wanted F32, F16 or BF16`)
  }
  const table = dtype === 'F16' ? halfTable : bfloatTable
  const bits = new Uint16Array(raw.buffer, raw.byteOffset, raw.byteLength / 2)
  const values = new Float32Array(bits.length)
  for (let i = 0; i < values.length; i++) values[i] = table[bits[i]]
  return values
}

/** A safetensors file of the tensors in the given order, rounded to `dtype`; data starts 8-byte aligned. */
export function writeSafetensors(tensors: Map<string, Tensor>, dtype: SafetensorsDtype): Uint8Array {
  const size = dtype === 'F32' ? 4 : 2
  const entries: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = {}
  let offset = 0
  for (const [name, { shape, data }] of tensors) {
    if (elementCount(shape) !== data.length) {
      throw new Error(
        `safetensors: tensor ${name} has ${data.length} values, its shape ${shapeText(shape)} needs others`,
      )
    }
    entries[name] = { dtype, shape, data_offsets: [offset, offset + data.length * size] }
    offset += data.length * size
  }
  const text = new TextEncoder().encode(JSON.stringify(entries))
  const length = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(8 + length + offset).fill(0x20, 8, 8 + length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true)
  bytes.set(text, 8)
  let at = 8 + length
  for (const { data } of tensors.values()) {
    writeValues(new Uint8Array(bytes.buffer, at, data.length * size), data, dtype)
    at += data.length * size
  }
  return bytes
}

function writeValues(out: Uint8Array, data: Float32Array, dtype: SafetensorsDtype): void {
  if (dtype === 'F32') {
    out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    return
  }
  const toBits = dtype === 'F16' ? floatToHalf : floatToBfloat
  for (let i = 0; i < data.length; i++) {
    const bits = toBits(data[i])
    out[2 * i] = bits & 0xff
    out[2 * i + 1] = bits >>> 8
  }
}
