import { relative, sep } from 'node:path'
import type pg from 'pg'
import { type LoadedModel, loadModel } from '#lib/inference/load-model.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { projectRoot } from '#workers/database/project.ts'
import { insertModel } from '#workers/store/insert-model.ts'
import { insertTokenizer } from '#workers/store/insert-tokenizer.ts'
import { inTransaction } from '#workers/store/transaction.ts'

/** A model in the database. */
export interface AddedModel {
  id: number
  name: string
  /** False where the model was there already. */
  created: boolean
}

const findExisting = `
select model.weights_hash as "weightsHash", tokenizer.hash as "tokenizerHash"
from model join tokenizer on tokenizer.id = model.tokenizer_id
where model.name = $1
for update of model`

/**
 * Reads a model folder and writes its model and tokenizer rows in one transaction; adding the same model again changes
 * nothing but its path. Throws one line where the folder does not load, or where a model of that name with other weights or
 * another tokenizer is there, unless `replace`: then it takes that one's place and has no published run until the next.
 */
export async function addModel(
  pool: pg.Pool,
  folder: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<AddedModel> {
  const loaded = await loadModel(folder, () => false)
  const { name, weights, weightsHash } = loaded
  // Loading checks only the ids; better to learn now than in the middle of a corpus that the tokenizer is of another kind.
  createTokenizer(JSON.parse(new TextDecoder().decode(loaded.tokenizerJson)))
  return inTransaction(pool, async client => {
    const { rows } = await client.query<{ weightsHash: string; tokenizerHash: string }>(findExisting, [name])
    if (rows.length > 0 && !replace) refuseChange(loaded, rows[0])
    const tokenizerId = await insertTokenizer(client, {
      hash: loaded.tokenizerHash,
      json: loaded.tokenizerJson,
      vocabSize: loaded.vocabSize,
    })
    const id = await insertModel(client, {
      name,
      path: storedPath(loaded.folder),
      weightsHash,
      tokenizerId,
      rawConfig: loaded.rawConfig,
      config: weights.config,
      nParams: loaded.nParams,
      pretrained: loaded.pretrained ?? null,
    })
    return { id, name, created: rows.length === 0 }
  })
}

function refuseChange(loaded: LoadedModel, existing: { weightsHash: string; tokenizerHash: string }): void {
  const what =
    existing.weightsHash !== loaded.weightsHash
      ? `weights (${existing.weightsHash.slice(0, 12)} there, ${loaded.weightsHash.slice(0, 12)} in ${loaded.folder})`
      : existing.tokenizerHash !== loaded.tokenizerHash
        ? `a tokenizer (${existing.tokenizerHash.slice(0, 12)} there, ${loaded.tokenizerHash.slice(0, 12)} in ${loaded.folder})`
        : null
  if (what) {
    throw new Error(
      `model ${loaded.name} exists with other ${what}; rename the folder, or pass --replace to take its place`,
    )
  }
}

/** Relative to the project where the folder lies inside, so that the project can be moved; else absolute. */
function storedPath(folder: string): string {
  const path = relative(projectRoot, folder)
  return path.startsWith('..') || path === '' ? folder : path.split(sep).join('/')
}
