import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { addModel } from '#workers/model/add-model.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase()
let root: string

async function writeModel(parent: string, twin: boolean): Promise<string> {
  const folder = join(root, parent, 'planted')
  const { config, safetensors, tokenizer } = plantedModel({ twin })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  await writeFile(join(folder, 'model.safetensors'), safetensors)
  return folder
}

const rows = async () =>
  (
    await pool.query(
      'select id, name, path, weights_hash, d_mlp, n_params, config, pretrained, tokenizer_id from model',
    )
  ).rows
const tokenizers = async () =>
  (await pool.query('select hash, vocab_size, octet_length(json) as size from tokenizer')).rows

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'soluscope-add-'))
})
afterAll(() => rm(root, { recursive: true }))

it('adds a model once, refuses other weights under its name, and replaces it when told to', async () => {
  const folder = await writeModel('a', false)
  const first = await addModel(pool, folder)
  expect(first).toEqual({ id: expect.any(Number), name: 'planted', created: true })
  const [row] = await rows()
  expect(row).toMatchObject({ id: first.id, name: 'planted', path: folder, d_mlp: 32, pretrained: null })
  expect(row.config).toMatchObject({ d_mlp: 32, bos_token_id: 63 })
  expect(await tokenizers()).toEqual([
    { hash: expect.stringMatching(/^[0-9a-f]{64}$/), vocab_size: 64, size: expect.any(Number) },
  ])

  expect(await addModel(pool, folder)).toEqual({ ...first, created: false })
  expect(await rows()).toEqual([row])

  const twin = await writeModel('b', true)
  await expect(addModel(pool, twin)).rejects.toThrow(
    /^model planted exists with other weights \([0-9a-f]{12} there, [0-9a-f]{12} in .*\); rename the folder, or pass --replace/,
  )
  expect(await rows()).toEqual([row])

  expect(await addModel(pool, twin, { replace: true })).toEqual({ ...first, created: false })
  const [replaced] = await rows()
  expect(replaced).toMatchObject({ id: first.id, path: twin, d_mlp: 48, tokenizer_id: row.tokenizer_id })
  expect(replaced.weights_hash).not.toBe(row.weights_hash)
  expect(await tokenizers()).toHaveLength(1)
})

it('writes nothing when the folder does not load', async () => {
  const before = await rows()
  const folder = await writeModel('c', false)
  await writeFile(join(folder, 'tokenizer.json'), '{"model": {"type": "WordPiece", "vocab": {"a": 0}}}')
  await expect(addModel(pool, folder, { replace: true })).rejects.toThrow('tokenizer.json')
  expect(await rows()).toEqual(before)
})
