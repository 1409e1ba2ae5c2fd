import { addBigrams, type BigramTable, createBigramTable } from '#lib/model/bigram-table.ts'

/** Texts for the gate, as tokens without BOS. */
export interface GateTexts {
  /** Documents that the losses are taken over. */
  asked: Uint16Array[]
  /** Pairs of all other documents that were read. */
  table: BigramTable
}

/** How many tokens to take. */
export interface GateSizes {
  asked: number
  table: number
}

export const gateSizes: GateSizes = { asked: 100_000, table: 2_000_000 }

/**
 * Deals documents out: every third one to the questions until they have enough, all others to the table until it has. Reads no
 * further than needed.
 */
export async function dealTexts(
  documents: AsyncIterable<Uint16Array>,
  { dVocab, bosTokenId }: { dVocab: number; bosTokenId: number },
  sizes: GateSizes,
  onTokens: (done: number) => void = () => {},
): Promise<GateTexts> {
  const asked: Uint16Array[] = []
  const table = createBigramTable(dVocab)
  let tokens = 0
  let index = 0
  for await (const document of documents) {
    if (document.length === 0) continue
    if (index++ % 3 === 0 && tokens < sizes.asked) {
      const wanted = document.subarray(0, sizes.asked - tokens)
      asked.push(wanted)
      tokens += wanted.length
    } else if (table.total < sizes.table) {
      addBigrams(table, document, bosTokenId)
      onTokens(tokens + table.total)
    }
    if (tokens >= sizes.asked && table.total >= sizes.table) break
  }
  return { asked, table }
}
