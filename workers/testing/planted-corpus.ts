import type pg from 'pg'
import { plantedDocuments } from '#lib/model/testing/planted.ts'
import { namedCorpus } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'

async function* documents(texts: readonly string[], domains: readonly string[]): AsyncGenerator<SourceDocument> {
  for (let i = 0; i < texts.length; i++) {
    yield { text: texts[i], domain: domains[i % domains.length], source: `planted document ${i}`, licence: 'MIT' }
  }
}

/** Adds `n` planted documents of 128 tokens as the corpus `name`; they are of the kinds `domains` in turn. */
export const addPlantedCorpus = async (
  pool: pg.Pool,
  name: string,
  n: number,
  domains: readonly string[] = ['planted'],
): Promise<CorpusRow> => {
  await addCorpus(pool, { name, documents: documents(plantedDocuments(n), domains) })
  return namedCorpus(pool, name)
}
