import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Rows of float32 numbers on disk, each written once and read at will; those one after another may go in one piece. */
export interface RowFile {
  /** Writes rows from `row` on, as many as `values` holds. */
  write(row: number, values: Float32Array): void
  /** Reads rows from `row` on into `values`, as many as it holds; zeros where one was not written and others behind it were. */
  read(row: number, values: Float32Array): void
  /** Frees the space. */
  close(): void
}

/**
 * A file of rows of `width` numbers, in the system's folder for temporary files (TMPDIR). It has no name from the start, so that
 * it is gone with the process, however that ends.
 */
export function openRowFile(width: number): RowFile {
  const path = join(tmpdir(), `soluscope-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => new Uint8Array(buffer, byteOffset, byteLength)
  return {
    write(row, values) {
      const bytes = bytesOf(values)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, 4 * width * row + at)
    },
    read(row, values) {
      const bytes = bytesOf(values)
      for (let at = 0; at < bytes.length; ) {
        const got = readSync(file, bytes, at, bytes.length - at, 4 * width * row + at)
        if (got === 0) throw new Error(`row ${row} on disk: wanted ${bytes.length} bytes, got ${at}; is the disk full?`)
        at += got
      }
    },
    close: () => closeSync(file),
  }
}
