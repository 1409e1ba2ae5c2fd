import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeValues } from '#lib/model/safetensors.ts'
import { dataStart, readHeader, type TensorEntry } from '#lib/model/safetensors-header.ts'

/** An open safetensors file of which only small pieces are in memory. */
export interface WeightsFile {
  /** Its tensors, in file order. */
  entries: TensorEntry[]
  /** A tensor's values in order, a million at a time; a piece is overwritten by the next one. */
  pieces(entry: TensorEntry): Generator<Float32Array>
  close(): void
}

/** Bytes read at once; a multiple of every value's size. */
const PIECE_BYTES = 2 ** 22

/** Opens a safetensors file and checks its header as `readHeader` does. Reading blocks the thread. */
export function openWeightsFile(path: string): WeightsFile {
  const file = openSync(path, 'r')
  const read = (into: Uint8Array, from: number): Uint8Array => {
    let done = 0
    while (done < into.length) {
      const n = readSync(file, into, done, into.length - done, from + done)
      if (n === 0) break
      done += n
    }
    return into.subarray(0, done)
  }
  try {
    const { size } = fstatSync(file)
    const start = dataStart(read(new Uint8Array(8), 0), size)
    const entries = readHeader(read(new Uint8Array(start), 0), size)
    const piece = new Uint8Array(PIECE_BYTES)
    return {
      entries,
      *pieces(entry) {
        for (let at = entry.begin; at < entry.end; at += PIECE_BYTES) {
          const wanted = Math.min(PIECE_BYTES, entry.end - at)
          const bytes = read(piece.subarray(0, wanted), at)
          if (bytes.length < wanted) throw new Error(`safetensors: the file became shorter while it was read`)
          yield decodeValues(bytes, entry)
        }
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}
