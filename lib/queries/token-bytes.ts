import 'server-only'
import { db } from '#lib/db.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'

/** Bytes of a token id. */
export type TokenBytes = (id: number) => Uint8Array

const kept = new Map<number, Promise<TokenBytes>>()

/** The vocabulary of a tokenizer, read once in this process; a failed reading is not kept. */
export function tokenBytesOf(tokenizerId: number): Promise<TokenBytes> {
  let answer = kept.get(tokenizerId)
  if (!answer) {
    answer = readTokenizer(tokenizerId)
    kept.set(tokenizerId, answer)
    answer.catch(() => kept.delete(tokenizerId))
  }
  return answer
}

async function readTokenizer(id: number): Promise<TokenBytes> {
  const { json } = await db.tokenizer.findUniqueOrThrow({ where: { id }, select: { json: true } })
  return createTokenizer(JSON.parse(new TextDecoder().decode(json))).tokenBytes
}
