import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { modelName } from '#lib/inference/model-name.ts'
import { readSafetensors, writeSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'

const files = plantedModel()
let root: string
let count = 0

/** Writes a model folder; a file given as null is left out. */
async function folderOf(changes: Record<string, string | Uint8Array | null> = {}, name?: string): Promise<string> {
  const folder = join(root, `${count++}`, name ?? 'planted')
  await mkdir(folder, { recursive: true })
  const all = {
    'config.json': JSON.stringify(files.config),
    'tokenizer.json': JSON.stringify(files.tokenizer),
    'model.safetensors': files.safetensors,
    ...changes,
  }
  for (const [file, content] of Object.entries(all)) if (content !== null) await writeFile(join(folder, file), content)
  return folder
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'soluscope-model-'))
})
afterAll(() => rm(root, { recursive: true }))

describe('loadModel', () => {
  it('reads a folder', async () => {
    const folder = await folderOf()
    const model = await loadModel(folder)
    expect(model).toMatchObject({ name: 'planted', folder, vocabSize: 64, pretrained: undefined })
    expect(model.weights.config).toMatchObject({ nLayers: 1, dMlp: 32, bosTokenId: 63 })
    expect(model.weightsHash).toMatch(/^[0-9a-f]{64}$/)
    expect(model.nParams).toBe(64 * 64 * 6 + 256 * 64 + 2 * 64 * 32 + 64 * 12 + 32 * 3)
  })

  it('hashes the numbers, not the file: same for another float format or config note, other for one weight', async () => {
    const half = writeSafetensors(readSafetensors(files.safetensors), 'F16')
    const rounded = writeSafetensors(readSafetensors(half), 'F32')
    const { weightsHash } = await loadModel(await folderOf({ 'model.safetensors': rounded }))
    const noted = JSON.stringify({ training: { lr: 1 }, ...files.config })
    expect((await loadModel(await folderOf({ 'model.safetensors': half }))).weightsHash).toBe(weightsHash)
    const withNote = await folderOf({ 'config.json': noted, 'model.safetensors': half })
    expect((await loadModel(withNote)).weightsHash).toBe(weightsHash)

    const tensors = readSafetensors(rounded.slice())
    tensors.get('ln_final.b')!.data[9] = 2 ** -20
    const changed = writeSafetensors(tensors, 'F32')
    expect((await loadModel(await folderOf({ 'model.safetensors': changed }))).weightsHash).not.toBe(weightsHash)
    const eps = JSON.stringify({ ...files.config, ln_eps: 1e-6 })
    const otherEps = await folderOf({ 'config.json': eps, 'model.safetensors': half })
    expect((await loadModel(otherEps)).weightsHash).not.toBe(weightsHash)
  })

  it('takes BOS from the tokenizer where the config has none, and the pretrained name from the config', async () => {
    const { bos_token_id, ...rest } = files.config
    const text = JSON.stringify({ ...rest, pretrained: 'solu-0l' })
    const model = await loadModel(await folderOf({ 'config.json': text }))
    expect(model.weights.config.bosTokenId).toBe(63)
    expect(model.rawConfig).toMatchObject({ bos_token_id: 63 })
    expect(model.pretrained).toBe('solu-0l')
  })

  it.each([
    [{ 'config.json': null }, 'config.json is missing'],
    [{ 'model.safetensors': null }, 'model.safetensors is missing; wanted config.json, model.safetensors and'],
    [{ 'tokenizer.json': '{' }, 'tokenizer.json is not valid JSON'],
    [{ 'tokenizer.json': '{}' }, 'tokenizer.json: wanted model.vocab, got none'],
    [{ 'config.json': JSON.stringify({ ...files.config, act_fn: 'silu' }) }, 'act_fn must be'],
    [{ 'model.safetensors': files.safetensors.subarray(0, 4000) }, 'cut short'],
    [{ 'config.json': JSON.stringify({ ...files.config, d_mlp: 48 }) }, 'config.json asks for [64, 48]'],
    [
      { 'config.json': JSON.stringify({ ...files.config, d_vocab: 60, bos_token_id: 0 }) },
      "tokenizer.json has ids up to 63, config.json's d_vocab allows 59",
    ],
  ])('says in one line, after the folder, what is wrong: %#', async (changes, message) => {
    const folder = await folderOf(changes)
    const error = await loadModel(folder).catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).toContain(message)
    expect((error as Error).message.startsWith(`model ${folder}: `)).toBe(true)
    expect((error as Error).message).not.toContain('\n')
  })
})

describe('modelName', () => {
  it('is the name of the folder', () => {
    expect(modelName('/some/where/solu-1l/')).toBe('solu-1l')
  })

  it.each(['SoLU_1L', '1l', 'solu 1l', 'solu.html', 'random', 'api', 'runs'])('refuses %s', name => {
    expect(() => modelName(`/some/where/${name}`)).toThrow('rename the folder')
  })
})
