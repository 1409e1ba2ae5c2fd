import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { writeModel } from '#workers/testing/write-model.ts'

/** Names of the planted models, which are those of their folders. */
export const plantedNames = { small: 'planted', twin: 'planted-twin', heads: 'planted-heads' } as const

/** Model folders of the planted model and its larger twin. */
export interface PlantedFolders {
  planted: string
  twin: string
  /** Two layers of attention with random weights, no neurons. */
  heads: string
  /** Deletes them. */
  remove(): Promise<void>
}

const write = async (folder: string, twin: boolean): Promise<string> => {
  const { config, safetensors, tokenizer } = plantedModel({ twin })
  await mkdir(folder)
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  await writeFile(join(folder, 'model.safetensors'), safetensors)
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  return folder
}

const attentionOnly = { ...smallConfig, attnOnly: true, dMlp: 0, dVocab: 64, nCtx: 64, bosTokenId: plantedBos }

/** Writes the planted models into a temporary folder, to go through the same reader as any other model. */
export const writePlantedModels = async (): Promise<PlantedFolders> => {
  const base = await mkdtemp(join(tmpdir(), 'soluscope-planted-'))
  return {
    planted: await write(join(base, plantedNames.small), false),
    twin: await write(join(base, plantedNames.twin), true),
    heads: await writeModel(join(base, plantedNames.heads), randomWeights(attentionOnly, 5), plantedTokenizer()),
    remove: () => rm(base, { recursive: true, force: true }),
  }
}
