import { ngramContexts, shuffledLabels } from '#lib/analysis/ngram-contexts.ts'
import type { SampleSize } from '#lib/analysis/sample-record.ts'
import { bestAttention } from '#lib/inference/backend.ts'
import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { type ActivationFile, openActivationFile } from '#workers/analyse/activation-file.ts'
import { type ChunkScores, type ContextBasis, chunkScores } from '#workers/analyse/chunk-scores.ts'
import { type ContextDocument, type ContextTokens, contextTokens } from '#workers/analyse/context-tokens.ts'
import { takeRows } from '#workers/analyse/take-rows.ts'
import { letGo } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A layer whose neurons' surroundings are to be measured. */
export interface ContextsInput {
  model: ModelRef
  layer: number
  site: HookSite
  documents: ContextDocument[]
  /** Names of the domains. */
  domains: string[]
  /** M of each neuron, NaN for dead ones. */
  scales: Float64Array
}

/** The layer this thread is at; a thread serves one caller from beginContexts to endContexts. */
let open: { basis: ContextBasis; file: ActivationFile; input: ContextsInput } | undefined

const prime = 65_537

/** Runs the documents through the model up to the layer; its activations lie on disk then, in `nChunks` chunks. */
export const beginContexts = async (input: ContextsInput): Promise<{ nChunks: number; size: SampleSize }> => {
  endContexts(null)
  await letGo()
  const weights = await readModel(input.model, key => !key.startsWith('unembed.'))
  const { config } = weights
  const hook = { layer: input.layer, site: input.site }
  const graph = buildActivationGraph(input.site === 'post' ? foldPost(weights) : weights, [hook], {
    attention: bestAttention(),
  })
  const session = await createSession(graph)
  const all = contextTokens(input.documents, config)
  const file = openActivationFile(all.n, config.dMlp)
  const basis = basisOf(all, input, config.dVocab)
  open = { basis, file, input }
  for (const { rows, positions, ids, first } of all.batches) {
    const point = hookPoint(input.layer, input.site)
    const [activations] = await runActivations(session, ids, rows.length, positions, [point])
    file.write(first, takeRows(activations, rows, positions, config.dMlp))
  }
  await session.inference.release()
  const scored = all.scored.reduce((sum, one) => sum + one, 0)
  const size = { documents: input.documents.length, tokens: all.n, fitted: all.n - scored, scored }
  return { nChunks: file.nChunks, size }
}

/** Statistics of one chunk of neurons, and the first of them. */
export const contextChunk = ({ chunk }: { chunk: number }): ChunkScores & { first: number } => {
  if (!open) throw new Error('no layer was begun in this thread; call beginContexts first')
  const { basis, file, input } = open
  const { first, width } = file.chunk(chunk)
  const scales = input.scales.subarray(first, first + width)
  return { first, ...chunkScores(basis, file.read(chunk), scales, input.layer * prime + first) }
}

/** Lets go of the layer. */
export const endContexts = (_: null): void => {
  open?.file.close()
  open = undefined
  collectGarbage()
}

function basisOf(all: ContextTokens, { domains }: ContextsInput, dVocab: number): ContextBasis {
  const cumulative = new Float64Array(dVocab)
  for (const token of all.tokens) cumulative[token]++
  for (let id = 1; id < dVocab; id++) cumulative[id] += cumulative[id - 1]
  const domainBase = new Float64Array(domains.length)
  for (const domain of all.domains) domainBase[domain] += 1 / all.n
  return {
    all,
    contexts: ngramContexts(all.tokens, all.rows),
    shuffled: shuffledLabels(all.tokens, 1),
    cumulative,
    dVocab,
    domains,
    domainBase,
  }
}
