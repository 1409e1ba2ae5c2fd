/** Bytes that lie elsewhere, a file for one, read piece by piece. */
export interface ByteSource {
  /** Bytes in all. */
  size: number
  /** The `length` bytes from `from` on, valid until the next read; throws where there are fewer. */
  read(from: number, length: number): Uint8Array
}

/** Throws one line about a torch file. */
export function fail(message: string): never {
  throw new Error(`torch file: ${message}`)
}

/** Text out of a file as errors show it: printable ASCII, at most 60 characters. */
export function shown(text: string): string {
  const clean = text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')
  return text.length > 60 ? `${clean}...` : clean
}
