import type pg from 'pg'
import { type CorpusRow, findCorpora } from '#workers/store/find-corpora.ts'
import { findModels, type ModelRow } from '#workers/store/find-models.ts'

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'there is none yet' : `there is ${names.join(', ')}`

/** The model of that name; throws one line that lists the models there are. */
export const namedModel = async (pool: pg.Pool, name: string): Promise<ModelRow> => {
  const [model] = await findModels(pool, name)
  if (model) return model
  const names = (await findModels(pool)).map(row => row.name)
  throw new Error(`no model is called "${name}" (${listed(names)}): add it with "soluscope model add PATH"`)
}

/** The corpus of that name; throws one line that lists the corpora there are. */
export const namedCorpus = async (pool: pg.Pool, name: string): Promise<CorpusRow> => {
  const [corpus] = await findCorpora(pool, name)
  if (corpus) return corpus
  const names = (await findCorpora(pool)).map(row => row.name)
  throw new Error(`no corpus is called "${name}" (${listed(names)}): add it with "soluscope corpus add NAME PATH"`)
}
