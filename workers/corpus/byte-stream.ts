import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { InputFile } from '#workers/corpus/input-file.ts'

const CHUNK = 1 << 18

/**
 * The bytes of a file in chunks, unpacked where it is gzipped; `onBytes` is told the bytes read from disk. Only a few
 * chunks are in memory at a time. A broken file is an error with its name.
 */
export async function* readBytes(file: InputFile, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file.path, { highWaterMark: CHUNK })
  const counter = new Transform({
    transform(chunk: Uint8Array, _, done) {
      onBytes(chunk.length)
      done(null, chunk)
    },
  })
  const stream = file.gzipped ? raw.pipe(counter).pipe(createGunzip({ chunkSize: CHUNK })) : raw.pipe(counter)
  raw.on('error', error => stream.destroy(error))
  try {
    yield* stream
  } catch (error) {
    throw new Error(`${file.name}: cannot be read to its end (${(error as Error).message})`)
  } finally {
    raw.destroy()
  }
}
