import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { smallConfig } from '#lib/model/testing/random-weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { projectRoot } from '#workers/database/project.ts'
import { insertModel } from '#workers/store/insert-model.ts'
import { insertRun } from '#workers/store/insert-run.ts'
import { insertTokenizer } from '#workers/store/insert-tokenizer.ts'

/** As many neurons as solu-12l has, in 9 layers. */
export const manyLayers = { name: 'bench-73728', nLayers: 9, dMlp: 8192 }

const VOCABULARY = 4096
const config = {
  ...smallConfig,
  nLayers: manyLayers.nLayers,
  dMlp: manyLayers.dMlp,
  dVocab: VOCABULARY,
  nCtx: 256,
  bosTokenId: 1,
}

/** What stands in a column, by its type: skewed positive numbers that grow with the layer, one in twenty NULL. */
const expressions: Record<string, string> = {
  real: 'exp(2.0 * random()) * (0.1 + 0.1 * layer) * random()',
  'double precision': 'exp(2.0 * random()) * (0.1 + 0.1 * layer) * random()',
  smallint: '(1 + floor(4 * random() ^ 2))::smallint',
  integer: `floor(${VOCABULARY} * random() ^ 3)::int`,
  boolean: 'random() < 0.04',
  text: `(array['prediction', 'suppression', 'partition', 'none'])[1 + floor(4 * random())::int]`,
  bytea: `decode(md5(random()::text) || substr(md5(random()::text), 1, 16), 'hex')`,
}
/** Columns whose words are others. */
const named: Record<string, string> = {
  top_domain: `(array['fiction', 'python', 'javascript', 'speech'])[1 + floor(4 * random())::int]`,
}

const fillTable = async (client: pg.ClientBase, table: string, runId: number): Promise<void> => {
  const { rows } = await client.query<{ name: string; type: string; nullable: boolean }>(
    `select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
    where table_name = $1 and column_name not in ('run_id', 'layer', 'neuron') order by ordinal_position`,
    [table],
  )
  const values = rows.map(({ name, type, nullable }) => {
    const value = named[name] ?? expressions[type]
    if (!value) throw new Error(`${table}.${name}: no way to fill a column of type ${type}`)
    return nullable ? `case when random() < 0.95 then ${value} end` : value
  })
  await client.query(
    `insert into ${table} (run_id, layer, neuron, ${rows.map(({ name }) => name).join(', ')})
    select ${runId}, layer::smallint, neuron, ${values.join(', ')}
    from generate_series(0, ${manyLayers.nLayers - 1}) layer, generate_series(0, ${manyLayers.dMlp - 1}) neuron`,
  )
}

/** Writes a published run of 73,728 neurons with made-up statistics, the same every time; there is nothing behind them. */
export const seedManyNeurons = async (pool: pg.Pool): Promise<{ runHash: string }> => {
  const json = await readFile(join(projectRoot, 'models/solu-1l-d64/tokenizer.json'))
  const tokenizerId = await insertTokenizer(pool, {
    hash: createHash('sha256').update(json).digest('hex'),
    json,
    vocabSize: VOCABULARY,
  })
  const runHash = 'b'.repeat(16)
  const modelId = await insertModel(pool, {
    name: manyLayers.name,
    path: manyLayers.name,
    weightsHash: 'b'.repeat(64),
    tokenizerId,
    rawConfig: {
      n_layers: config.nLayers,
      d_model: config.dModel,
      n_heads: config.nHeads,
      d_head: config.dHead,
      d_mlp: config.dMlp,
      d_vocab: config.dVocab,
      n_ctx: config.nCtx,
      act_fn: config.actFn,
      normalization_type: config.normalizationType,
    },
    config,
    nParams: 1,
    pretrained: null,
  })
  const { rows: corpora } = await pool.query<{ id: number }>(
    `insert into corpus (name, manifest_hash) values ('bench-lists', repeat('b', 64)) returning id`,
  )
  const run = { hash: runHash, modelId, corpusId: corpora[0].id, tokenizerId, nShards: 0, nTokens: 1 }
  const runId = await insertRun(pool, { ...run, spec: defaultRunSpec(config.actFn) })
  if (runId === null) throw new Error('bench-lists: the run is there already')
  const client = await pool.connect()
  try {
    // One session and no parallel plan: then a seed makes random() repeat.
    await client.query('set max_parallel_workers_per_gather = 0; select setseed(0.5)')
    await fillTable(client, 'neuron_stats', runId)
    await fillTable(client, 'neuron_analysis', runId)
    await client.query('analyze neuron_stats; analyze neuron_analysis')
  } finally {
    client.release()
  }
  await pool.query(`update run set state = 'published', published_at = now() where id = $1`, [runId])
  await pool.query('update model set current_run_id = $1 where id = $2', [runId, modelId])
  return { runHash }
}
