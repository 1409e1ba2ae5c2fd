/** Ids as little-endian uint16, as tokenized_document holds them, whatever the machine's byte order. */
export function tokensToBytes(ids: Uint16Array): Buffer {
  const bytes = Buffer.allocUnsafe(2 * ids.length)
  for (let i = 0; i < ids.length; i++) bytes.writeUInt16LE(ids[i], 2 * i)
  return bytes
}

/** The inverse of tokensToBytes: uint16 [bytes.length / 2]. */
export function bytesToTokens(bytes: Uint8Array): Uint16Array {
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes[2 * i] | (bytes[2 * i + 1] << 8))
}
