import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ModelFiles, modelFiles } from '#lib/inference/model-files.ts'
import { modelName } from '#lib/inference/model-name.ts'
import { readWeights } from '#lib/inference/read-weights.ts'
import { tokenizerIds } from '#lib/inference/tokenizer-ids.ts'
import { type ModelConfig, parseModelConfig } from '#lib/model/config.ts'
import { publishedAlias } from '#lib/model/published-models.ts'
import { parameterCount, type Weights } from '#lib/model/weights.ts'

/** A model, read and checked. */
export interface LoadedModel {
  /** `modelName` of its path. */
  name: string
  /** Absolute path of its folder, or of its file of weights where that was given. */
  folder: string
  /** The tensors that were to be kept. */
  weights: Weights
  /** sha256 of config and weights, 64 hex digits. */
  weightsHash: string
  /** config.json as read, with the `bos_token_id` that is used and what only the file of weights could tell. */
  rawConfig: Record<string, unknown>
  /** tokenizer.json as it is on disk. */
  tokenizerJson: Uint8Array
  /** sha256 of those bytes, 64 hex digits. */
  tokenizerHash: string
  /** One more than the tokenizer's largest id; at most dVocab. Ids from here up are padding. */
  vocabSize: number
  /** Name for HookedTransformer.from_pretrained: config.json's `pretrained`, or that of a published model of this name. */
  pretrained?: string
  /** Numbers in all tensors. */
  nParams: number
}

/**
 * Reads the model at `path`: a folder with config.json, tokenizer.json and model.safetensors or one *final.pth, or one of such
 * files of weights. Throws one line, starting with the path, on a missing file, an unsupported config, weights that do not fit
 * it or are not finite, or a tokenizer with ids beyond dVocab. Every weight is read, checked and hashed; only the tensors for
 * which `keep` holds stay in memory, all by default, and only where `copies` times them fit it (`checkRoom`).
 */
export async function loadModel(
  path: string,
  keep: (key: string) => boolean = () => true,
  copies = 1,
): Promise<LoadedModel> {
  const name = modelName(path)
  try {
    return { name, ...(await readFiles(name, modelFiles(path), keep, copies)) }
  } catch (error) {
    throw new Error(`model ${path}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

async function readFiles(
  name: string,
  { path, folder, weights: weightsPath }: ModelFiles,
  keep: (key: string) => boolean,
  copies: number,
): Promise<Omit<LoadedModel, 'name'>> {
  const tokenizerJson = await read(folder, 'tokenizer.json')
  const ids = tokenizerIds(parse(tokenizerJson, 'tokenizer.json'))
  const raw = parse(await read(folder, 'config.json'), 'config.json')
  const asked = parseModelConfig(raw, ids.bos)
  if (ids.vocabSize > asked.dVocab) {
    throw new Error(
      `tokenizer.json has ids up to ${ids.vocabSize - 1}, config.json's d_vocab allows ${asked.dVocab - 1}`,
    )
  }
  const { architecture } = raw as Record<string, unknown>
  const { weights, hash } = await explained(basename(weightsPath), () =>
    readWeights(weightsPath, asked, { architecture, name }, keep, copies),
  )
  const { config } = weights
  const rawConfig = { ...(raw as Record<string, unknown>), bos_token_id: config.bosTokenId, ...told(asked, config) }
  return {
    folder: path,
    weights,
    weightsHash: hash,
    rawConfig,
    tokenizerJson,
    tokenizerHash: createHash('sha256').update(tokenizerJson).digest('hex'),
    vocabSize: ids.vocabSize,
    pretrained: pretrainedName(name, rawConfig, config),
    nParams: parameterCount(config),
  }
}

function pretrainedName(name: string, raw: Record<string, unknown>, config: ModelConfig): string | undefined {
  return typeof raw.pretrained === 'string' ? raw.pretrained : publishedAlias(name, config)
}

/** What the file of weights told otherwise, under config.json's names. */
function told(asked: ModelConfig, { finalRms, normalizationType }: ModelConfig): Record<string, unknown> {
  return {
    ...(finalRms === asked.finalRms ? {} : { final_rms: finalRms }),
    ...(normalizationType === asked.normalizationType ? {} : { normalization: normalizationType }),
  }
}

function read(folder: string, file: string): Promise<Uint8Array> {
  return explained(file, () => readFile(join(folder, file)))
}

/** Does `work`, which reads `file`; a file that is not there is told as such. */
async function explained<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new Error(
        `${file} is missing; wanted config.json, model.safetensors and tokenizer.json in one folder ` +
          '(the weights may also be one *final.pth)',
      )
    }
    throw error
  }
}

function parse(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : error}`)
  }
}
