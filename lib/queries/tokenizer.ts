import 'server-only'
import { db } from '#lib/db.ts'
import { createTokenizer, type Tokenizer } from '#lib/tokens/tokenizer.ts'

const kept = new Map<number, Promise<Tokenizer>>()

/** A stored tokenizer, read once in this process; a failed reading is not kept. */
export function tokenizerOf(tokenizerId: number): Promise<Tokenizer> {
  let answer = kept.get(tokenizerId)
  if (!answer) {
    answer = readTokenizer(tokenizerId)
    kept.set(tokenizerId, answer)
    answer.catch(() => kept.delete(tokenizerId))
  }
  return answer
}

async function readTokenizer(id: number): Promise<Tokenizer> {
  const { json } = await db.tokenizer.findUniqueOrThrow({ where: { id }, select: { json: true } })
  return createTokenizer(JSON.parse(new TextDecoder().decode(json)))
}
