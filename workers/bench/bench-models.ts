import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { projectRoot } from '#workers/database/project.ts'
import { writeModel } from '#workers/testing/write-model.ts'

/** The size of solu-1l: 1 layer, width 512, 2048 neurons, 8 heads, vocabulary 48,262, context 1024. */
export const solu1l: ModelConfig = {
  ...smallConfig,
  nLayers: 1,
  dModel: 512,
  nHeads: 8,
  dHead: 64,
  dMlp: 2048,
  dVocab: 48_262,
  nCtx: 1024,
  bosTokenId: 1,
}

/** 20,480 neurons in 10 layers of a narrow model. */
export const manyNeurons: ModelConfig = {
  ...smallConfig,
  nLayers: 10,
  dModel: 64,
  nHeads: 2,
  dHead: 32,
  dMlp: 2048,
  dVocab: 4096,
  nCtx: 256,
  bosTokenId: 1,
}

/** Writes a model of random weights, with the shipped tokenizer (4096 ids), into `folder`. */
export const writeRandomModel = async (folder: string, config: ModelConfig): Promise<ModelRef> => {
  const tokenizer = await readFile(join(projectRoot, 'models/solu-1l-d64/tokenizer.json'), 'utf8')
  await writeModel(folder, randomWeights(config, 1), JSON.parse(tokenizer))
  const { name, weightsHash } = await loadModel(folder)
  return { name, path: folder, weightsHash }
}
