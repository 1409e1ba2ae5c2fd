import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A file that is read piece by piece. Reading blocks the thread. */
export interface OpenFile {
  /** Bytes, as of opening. */
  size: number
  /** The `length` bytes from `from` on; valid until the next read where they are at most `PIECE_BYTES`. Throws where it ends before. */
  read(from: number, length: number): Uint8Array
  close(): void
}

/** Bytes best read at once; a multiple of every value's size. */
export const PIECE_BYTES = 2 ** 22

/** Opens a file for reading. Pieces start aligned for any kind of number. */
export function openFile(path: string): OpenFile {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const piece = new Uint8Array(Math.min(PIECE_BYTES, size))
  return {
    size,
    read(from, length) {
      // Asked first: a damaged file may claim any length.
      if (from + length > size) throw new Error(`${path} ends at byte ${size}, wanted it to go on to ${from + length}`)
      const into = length <= PIECE_BYTES ? piece.subarray(0, length) : new Uint8Array(length)
      for (let done = 0; done < length; ) {
        const n = readSync(file, into, done, length - done, from + done)
        if (n === 0) throw new Error(`${path} became shorter while it was read`)
        done += n
      }
      return into
    },
    close: () => closeSync(file),
  }
}
