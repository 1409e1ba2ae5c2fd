import 'server-only'
import { db } from '#lib/db.ts'
import type { Corpus, Model, Run } from '#lib/generated/prisma/client.ts'
import { parseModelConfig } from '#lib/model/config.ts'
import { type GateAnswer, storedAnswers } from '#lib/model/gate-answer.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { parseRunSpec } from '#lib/neuron/run-spec.ts'

/** A published run, as a model's pages name it. */
export interface PublishedRun {
  /** Key of the run. */
  id: number
  /** First 16 hex digits of its hash: its public name. */
  hash: string
  /** Key, name and size of the corpus. */
  corpusId: number
  corpus: string
  nDocuments: number
  /** Tokens in the statistics. */
  nTokens: number
  /** Where activations were read. */
  site: HookSite
  /** What counts once among the strongest examples. */
  unit: 'document' | 'row'
  /** Mean loss in nats a token, and on how many tokens; null until measured. */
  loss: number | null
  lossTokens: number | null
  publishedAt: Date | null
}

/** A model and its current run. */
export interface ModelFacts {
  name: string
  /** Layers; neurons of one (0: attention only). */
  nLayers: number
  dMlp: number
  /** Width of the residual stream, heads of a layer, their width, vocabulary, context length. */
  dModel: number
  nHeads: number
  dHead: number
  dVocab: number
  nCtx: number
  /** Activation function, `LN` or `LNPre`, and kind of positional embedding, as configured. */
  actFn: string
  normalization: string
  positions: string
  /** Number of weights, all tensors. */
  nParams: number
  /** sha256 of weights and config, 64 hex digits. */
  weightsHash: string
  tokenizerId: number
  /** Name for TransformerLens' from_pretrained, where it applies. */
  pretrained: string | null
  /** Answers of the import gate; null until it was asked. */
  gate: GateAnswer[] | null
  /** What the pages show; null until a run is published. */
  run: PublishedRun | null
  /** Hash of the run asked for, where it is not the current one: then `run` is that one, and links keep it. */
  asked: string | null
}

const include = { currentRun: { include: { corpus: true } } } as const

const order = [{ nParams: 'asc' }, { name: 'asc' }] as const

/** Every model, the smallest first. */
export const listModels = async (): Promise<ModelFacts[]> =>
  (await db.model.findMany({ include, orderBy: [...order] })).map(factsOf)

/** One model by its name, with its current run or another published one by its hash; null where there is no such thing. */
export async function findModel(name: string, asked?: string): Promise<ModelFacts | null> {
  const model = await db.model.findUnique({ where: { name }, include })
  if (!model || asked === undefined || asked === model.currentRun?.hash) return model && factsOf(model)
  const run = await db.run.findFirst({
    where: { modelId: model.id, hash: asked, state: 'published' },
    include: { corpus: true },
  })
  return run && { ...factsOf(model), run: publishedRun(run), asked }
}

/** Names of all models, the smallest first. */
export const modelNames = async (): Promise<string[]> =>
  (await db.model.findMany({ select: { name: true }, orderBy: [...order] })).map(({ name }) => name)

function factsOf(model: Model & { currentRun: (Run & { corpus: Corpus }) | null }): ModelFacts {
  // The worker took this configuration; the BOS of a file that has none does not matter here.
  const config = parseModelConfig(model.config, 0)
  return {
    name: model.name,
    nLayers: model.nLayers,
    dMlp: model.dMlp,
    dModel: model.dModel,
    nHeads: model.nHeads,
    dHead: config.dHead,
    dVocab: model.dVocab,
    nCtx: model.nCtx,
    actFn: model.actFn,
    normalization: config.normalizationType,
    positions: config.positionalEmbeddingType,
    nParams: Number(model.nParams),
    weightsHash: model.weightsHash,
    tokenizerId: model.tokenizerId,
    pretrained: model.pretrained,
    gate: storedAnswers(model.gate),
    run: model.currentRun && publishedRun(model.currentRun),
    asked: null,
  }
}

function publishedRun(run: Run & { corpus: Corpus }): PublishedRun {
  const { site, unit } = parseRunSpec(run.spec)
  return {
    id: run.id,
    hash: run.hash,
    corpusId: run.corpusId,
    corpus: run.corpus.name,
    nDocuments: run.corpus.nDocuments,
    nTokens: Number(run.nTokens),
    site,
    unit,
    loss: run.loss,
    lossTokens: run.lossTokens,
    publishedAt: run.publishedAt,
  }
}
