import type pg from 'pg'
import { trainedTokens } from '#lib/model/trained-tokens.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import type { GateMeasures } from '#workers/model/gate/gate-report.ts'
import { dealTexts, type GateSizes, gateSizes } from '#workers/model/gate/gate-texts.ts'
import { measureGate } from '#workers/model/gate/measure-gate.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'
import type { ModelRow } from '#workers/store/find-models.ts'
import { readHashedTexts } from '#workers/store/read-hashed-texts.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** How far a check is: tokens of all that it takes. */
export type GateProgress = (done: number, total: number, text: string) => void

/** No more documents than this are looked at, however short they are. */
const MAX_DOCUMENTS = 50_000

/** Puts a model of the database through the import gate on texts of a corpus. */
export async function checkModel(
  pool: pg.Pool,
  model: ModelRow,
  corpus: CorpusRow,
  onProgress: GateProgress = () => {},
  sizes: GateSizes = gateSizes,
): Promise<GateMeasures> {
  const { rows } = await pool.query<{ json: Uint8Array; vocabSize: number; rawConfig: unknown }>(
    `select json, vocab_size as "vocabSize", config as "rawConfig"
     from model join tokenizer on tokenizer.id = tokenizer_id where model.id = $1`,
    [model.id],
  )
  const [{ json, vocabSize, rawConfig }] = rows
  const tokenizer = createTokenizer(JSON.parse(new TextDecoder().decode(json)))
  const { config } = await readModel(model, () => false)
  const documents = (async function* () {
    for await (const text of readHashedTexts(pool, corpus.id, MAX_DOCUMENTS)) yield tokenizer.encode(text)
  })()
  const all = sizes.asked + sizes.table
  const texts = await dealTexts(documents, config, sizes, done => onProgress(done, all, `reading ${corpus.name}`))
  if (texts.asked.length === 0) throw new Error(`corpus ${corpus.name} has no tokens; add texts to it`)
  const measures = await measureGate({ ...model, vocabSize }, corpus.name, texts, done =>
    onProgress(done, sizes.asked, `loss of ${done.toLocaleString('en-US')} tokens`),
  )
  return { ...measures, trainedTokens: trainedTokens(model.name, rawConfig) }
}
