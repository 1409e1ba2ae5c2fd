import { openFile, PIECE_BYTES } from '#lib/inference/open-file.ts'
import type { WeightsFile } from '#lib/inference/weights-file.ts'
import { decodeValues } from '#lib/model/safetensors.ts'
import { dataStart, readHeader } from '#lib/model/safetensors-header.ts'

/** Opens a safetensors file and checks its header as `readHeader` does. Reading blocks the thread. */
export function openSafetensors(path: string): WeightsFile {
  const file = openFile(path)
  try {
    const start = dataStart(file.read(0, Math.min(8, file.size)), file.size)
    const entries = new Map(readHeader(file.read(0, start), file.size).map(entry => [entry.name, entry]))
    return {
      shapes: new Map([...entries].map(([key, { shape }]) => [key, shape])),
      *pieces(key) {
        const entry = entries.get(key)
        if (!entry) throw new Error(`safetensors: there is no tensor ${key}`)
        for (let at = entry.begin; at < entry.end; at += PIECE_BYTES) {
          yield decodeValues(file.read(at, Math.min(PIECE_BYTES, entry.end - at)), entry)
        }
      },
      close: file.close,
    }
  } catch (error) {
    file.close()
    throw error
  }
}
