import 'server-only'
import { tokenizerOf } from '#lib/queries/tokenizer.ts'

/** Bytes of a token id. */
export type TokenBytes = (id: number) => Uint8Array

/** The vocabulary of a tokenizer, read once in this process. */
export const tokenBytesOf = async (tokenizerId: number): Promise<TokenBytes> =>
  (await tokenizerOf(tokenizerId)).tokenBytes
