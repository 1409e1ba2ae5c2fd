import 'server-only'
import { db } from '#lib/db.ts'
import type { Example } from '#lib/neuron/examples.ts'

/** The tokens under an example's window, and where they come from. */
export interface ExampleText {
  /** Token ids, one for each level of the window. */
  ids: Uint16Array
  domain: string
  source: string
  licence: string
  url: string | null
}

interface Row extends Omit<ExampleText, 'ids'> {
  tokens: Uint8Array
}

/** Texts of the examples in their order, in one query: only the windows' bytes leave the database. */
export async function readExampleTexts(
  corpusId: number,
  tokenizerId: number,
  examples: readonly Example[],
): Promise<ExampleText[]> {
  const documents = examples.map(({ document }) => document)
  const firstBytes = examples.map(({ window }) => window.start * 2 + 1)
  const lengths = examples.map(({ window }) => window.levels.length * 2)
  const rows = await db.$queryRaw<Row[]>`
    select substring(t.tokens from w.first_byte for w.length) as tokens, d.domain, d.source, d.licence, d.url
    from unnest(${documents}::int[], ${firstBytes}::int[], ${lengths}::int[])
      with ordinality as w(document, first_byte, length, place)
    join tokenized_document t
      on t.corpus_id = ${corpusId} and t.tokenizer_id = ${tokenizerId} and t.ordinal = w.document
    join document d on d.corpus_id = t.corpus_id and d.ordinal = t.ordinal
    order by w.place`
  if (rows.length !== examples.length)
    throw new Error(`examples: wanted ${examples.length} texts, got ${rows.length}; the corpus is not complete`)
  return rows.map(({ tokens, ...text }) => ({ ...text, ids: readIds(tokens) }))
}

/** Little-endian uint16 bytes as ids; copied, since a driver's buffer may start at an odd address. */
export const readIds = (bytes: Uint8Array): Uint16Array =>
  new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
