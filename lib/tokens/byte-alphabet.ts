/**
 * The byte-level alphabet of GPT-2's tokenizer: every byte is written as one visible character, so that a vocabulary of
 * byte strings fits in JSON. Printable Latin-1 stands for itself; the other 68 bytes, in order, are U+0100, U+0101, ...
 */
const isVisible = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff)

const characterOfByte: string[] = []
let next = 0x100
for (let byte = 0; byte < 256; byte++) characterOfByte.push(String.fromCharCode(isVisible(byte) ? byte : next++))

const byteOfCharacter = new Map(characterOfByte.map((character, byte) => [character, byte]))

/** The character that stands for a byte (0..255). */
export function byteToCharacter(byte: number): string {
  return characterOfByte[byte]
}

/** The bytes written by a token of the vocabulary, or null where a character is outside the alphabet. */
export function alphabetToBytes(token: string): Uint8Array | null {
  const bytes = new Uint8Array(token.length)
  for (let i = 0; i < token.length; i++) {
    const byte = byteOfCharacter.get(token[i])
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return bytes
}
