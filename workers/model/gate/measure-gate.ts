import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, runActivations, runLogProbs } from '#lib/inference/session.ts'
import { buildAttentionPatternGraph } from '#lib/model/attention-pattern-graph.ts'
import { bigramLoss } from '#lib/model/bigram-table.ts'
import { isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { patternPoint } from '#lib/model/graph/attention.ts'
import { type InductionScore, inductionRows, inductionScores } from '#lib/model/induction.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { parameterCount, type Weights } from '#lib/model/weights.ts'
import type { GateMeasures } from '#workers/model/gate/gate-report.ts'
import type { GateTexts } from '#workers/model/gate/gate-texts.ts'
import { evaluateDocuments } from '#workers/threads/evaluate-documents.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** Above so many weights (1 GB) the folded model is not compared: both forms and their graphs would be in memory. */
const MAX_FOLDED = 250_000_000

/** Documents evaluated at once, between two reports. */
const AT_ONCE = 64

/** Measures all that the gate asks of a model, over texts in its own tokens. The calling thread is busy meanwhile. */
export async function measureGate(
  model: ModelRef & { vocabSize: number },
  corpus: string,
  { asked, table }: GateTexts,
  onTokens: (done: number) => void = () => {},
): Promise<Omit<GateMeasures, 'trainedTokens'>> {
  const { config } = await readModel(model, () => false)
  let [loss, lossTokens, pairLoss] = [0, 0, 0]
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const documents = asked.slice(from, from + AT_ONCE)
    const found = await evaluateDocuments({ model, documents })
    loss += found.loss * found.lossTokens
    lossTokens += found.lossTokens
    for (const tokens of documents) pairLoss += bigramLoss(table, tokens, config.bosTokenId)
    onTokens(lossTokens)
  }
  return {
    corpus,
    loss: loss / lossTokens,
    lossTokens,
    bigramLoss: pairLoss / lossTokens,
    bigramTokens: table.total,
    induction: config.nLayers < 2 ? null : await strongestHead(model),
    foldError: parameterCount(config) > MAX_FOLDED ? null : await foldError(await readModel(model, () => true), asked),
  }
}

/** The head with the highest induction score. */
async function strongestHead(model: ModelRef & { vocabSize: number }): Promise<InductionScore> {
  const weights = await readModel(model, isBeforeUnembedding)
  const { nLayers, nHeads } = weights.config
  const given = inductionRows(weights.config, model.vocabSize)
  const session = await createSession(buildAttentionPatternGraph(weights))
  const names = Array.from({ length: nLayers }, (_, layer) => patternPoint(layer))
  const tokens = BigInt64Array.from(given.rows.flat(), BigInt)
  const patterns = await runActivations(session, tokens, given.rows.length, 1 + 2 * given.period, names)
  await closeSession(session)
  return patterns
    .flatMap((pattern, layer) => inductionScores(layer, pattern, nHeads, given))
    .reduce((best, head) => (head.score > best.score ? head : best))
}

/** Largest difference of log-probs of the next token, folded or not, over the beginning of a text. */
async function foldError(weights: Weights, asked: readonly Uint16Array[]): Promise<number> {
  const { nCtx, bosTokenId } = weights.config
  const text = asked.reduce((longest, tokens) => (tokens.length > longest.length ? tokens : longest))
  const targets = BigInt64Array.from(text.subarray(0, Math.min(64, nCtx)), BigInt)
  const tokens = BigInt64Array.from([BigInt(bosTokenId), ...targets.subarray(0, -1)])
  const logProbs = async (of: Weights): Promise<Float32Array> => {
    const session = await createSession(buildLogProbGraph(of))
    const { logProb } = await runLogProbs(session, tokens, targets, 1, tokens.length)
    await closeSession(session)
    return logProb
  }
  const [plain, folded] = [await logProbs(weights), await logProbs(foldWeights(weights))]
  return plain.reduce((most, value, i) => Math.max(most, Math.abs(value - folded[i])), 0)
}
