import { crc32, inflateRawSync } from 'node:zlib'
import { type OpenFile, openFile, PIECE_BYTES } from '#lib/inference/open-file.ts'
import type { WeightsFile } from '#lib/inference/weights-file.ts'
import { decodeValues } from '#lib/model/safetensors.ts'
import { dtypeBytes } from '#lib/model/safetensors-header.ts'
import { elementCount } from '#lib/model/tensor.ts'
import {
  gatherStrided,
  isContiguous,
  readTorchArchive,
  type TorchEntry,
  unpack,
} from '#lib/model/torch/torch-archive.ts'
import { entryData } from '#lib/model/torch/zip-directory.ts'

/** A storage read as a whole may be this many times as large as the tensor that is a part of it. */
const MAX_SPREAD = 8

/**
 * Opens a file that torch.save wrote from a state dict (.pth, .pt) and checks all of it but the numbers; no code in it is run.
 * A tensor's numbers are streamed where they lie there plainly in order; else its storage is read as a whole, at most eight
 * times the tensor.
 */
export function openTorchFile(path: string): WeightsFile {
  const file = openFile(path)
  try {
    const entries = new Map(readTorchArchive(file, inflate).map(entry => [entry.name, entry]))
    return {
      shapes: new Map([...entries].map(([key, { shape }]) => [key, shape])),
      pieces(key) {
        const entry = entries.get(key)
        if (!entry) return fail(`there is no tensor ${key}`)
        if (!['F32', 'F16', 'BF16'].includes(entry.dtype))
          fail(`tensor ${key} is ${entry.dtype}; wanted F32, F16 or BF16`)
        const streams = !entry.entry.deflated && isContiguous(entry.tensor)
        return streams ? plainPieces(file, entry) : gatheredPieces(file, entry)
      },
      close: file.close,
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function fail(message: string): never {
  throw new Error(`torch file: ${message}`)
}

/** Exactly `size` bytes out of deflated ones: never more memory than that. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
    if (bytes.length === size) return bytes
  } catch {
    // Told below: damaged, or more than it claims.
  }
  return fail(`compressed bytes do not unpack to the ${size} that the archive claims; it is damaged`)
}

function* plainPieces(file: OpenFile, { name, dtype, tensor, entry }: TorchEntry): Generator<Float32Array> {
  const size = dtypeBytes[dtype]
  const begin = entryData(file, entry) + tensor.offset * size
  const end = begin + elementCount(tensor.shape) * size
  let crc = 0
  for (let at = begin; at < end; at += PIECE_BYTES) {
    const bytes = file.read(at, Math.min(PIECE_BYTES, end - at))
    crc = crc32(bytes, crc)
    yield decodeValues(bytes, { name, dtype })
  }
  if (end - begin === entry.size) checkSum(name, crc, entry.crc)
}

function* gatheredPieces(file: OpenFile, { name, dtype, tensor, entry }: TorchEntry): Generator<Float32Array> {
  const needed = elementCount(tensor.shape) * dtypeBytes[dtype]
  if (entry.size > MAX_SPREAD * needed || entry.packed > entry.size + 2 ** 16) {
    fail(`tensor ${name} is a small part of its storage; save a copy: {k: v.clone() for k, v in state_dict.items()}`)
  }
  const bytes = unpack(file, entry, inflate)
  checkSum(name, crc32(bytes), entry.crc)
  yield gatherStrided(tensor, decodeValues(bytes, { name, dtype }))
}

function checkSum(name: string, found: number, wanted: number): void {
  if (found !== wanted) fail(`the bytes of tensor ${name} do not match their checksum; the file is damaged`)
}
