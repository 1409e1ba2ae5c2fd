import xxhash from 'xxhash-wasm'

/** A function from a text to its hash. */
export type DocumentHasher = (text: string) => bigint

/**
 * Prepares the document hash: xxh64 of the text's UTF-8 bytes with seed 0, an unsigned 64-bit bigint.
 * Lone surrogates hash as U+FFFD. Asynchronous only because its WebAssembly must be compiled once.
 */
export async function createDocumentHasher(): Promise<DocumentHasher> {
  const { h64 } = await xxhash()
  return text => h64(text, 0n)
}

/** The hash as a signed 64-bit integer, as Postgres' bigint holds it. */
export const toSignedHash = (hash: bigint): bigint => BigInt.asIntN(64, hash)

/** The unsigned hash of a signed one read from Postgres. */
export const toUnsignedHash = (hash: bigint): bigint => BigInt.asUintN(64, hash)
