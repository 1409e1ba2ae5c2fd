import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readBytes } from '#workers/corpus/byte-stream.ts'
import type { InputFile } from '#workers/corpus/input-file.ts'

/**
 * Calls `use` with the path of the file's content: of the file itself, or, where it is gzipped, of a temporary copy
 * that is unpacked and removed afterwards. For formats that are not read from front to back.
 */
export async function* withUnpackedFile<T>(
  file: InputFile,
  onBytes: (count: number) => void,
  use: (path: string) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  if (!file.gzipped) {
    yield* use(file.path)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'soluscope-'))
  try {
    const copy = join(folder, 'unpacked')
    await pipeline(readBytes(file, onBytes), createWriteStream(copy))
    yield* use(copy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
