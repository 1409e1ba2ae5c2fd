import ort from 'onnxruntime-node'
import type { LiveJob, LiveResult, Predictions } from '#lib/live/live-job.ts'
import { listedOf, type ReadingSession } from '#lib/live/reading-session.ts'
import { strongestNeurons } from '#lib/live/strongest.ts'
import { hookPoint } from '#lib/model/hook-point.ts'

/** Positions whose logits are in memory at once: 12 MB for a vocabulary of 48,262. */
const POSITIONS = 64

/** Runs a model over one row, BOS and the job's tokens, and reduces it to what was asked. */
export async function readText(session: ReadingSession, job: Omit<LiveJob, 'model'>): Promise<LiveResult> {
  const { config, trunk } = session
  const { nLayers, dMlp, nCtx, bosTokenId } = config
  const { tokens, site, neuron, scales } = job
  if (tokens.length < 1 || tokens.length >= nCtx)
    throw new Error(`text: wanted 1 to ${nCtx - 1} tokens, got ${tokens.length}`)
  const row = BigInt64Array.from([bosTokenId, ...tokens], BigInt)
  const hooks = Array.from({ length: config.attnOnly ? 0 : nLayers }, (_, layer) => hookPoint(layer, site))
  const found = await trunk.inference.run({ ...trunk.weights, tokens: new ort.Tensor('int64', row, [1, row.length]) }, [
    ...hooks,
    'normed',
  ])
  const layers = hooks.map(name => found[name].data as Float32Array)
  return {
    activations: neuron && Float32Array.from(tokens, (_, i) => layers[neuron.layer][(i + 1) * dMlp + neuron.neuron]),
    strongest: scales && strongestNeurons(layers, scales),
    predictions: job.predictions ? await predict(session, job, found.normed.data as Float32Array) : null,
  }
}

/** Next tokens behind every position and log-probs of the tokens that stand there, some positions at a time. */
async function predict(
  { config: { dModel }, head }: ReadingSession,
  { tokens, vocabSize }: Pick<LiveJob, 'tokens' | 'vocabSize'>,
  normed: Float32Array,
): Promise<Predictions> {
  const k = listedOf(vocabSize)
  const n = tokens.length + 1
  // The last position has no token behind it; its target is not looked at.
  const targets = BigInt64Array.from([...tokens, 0], BigInt)
  const logProb = new Float32Array(n)
  const ids = new Uint16Array(n * k)
  const logProbs = new Float32Array(n * k)
  for (let first = 0; first < n; first += POSITIONS) {
    const end = Math.min(n, first + POSITIONS)
    const found = await head.inference.run({
      ...head.weights,
      normed: new ort.Tensor('float32', normed.subarray(first * dModel, end * dModel), [end - first, dModel]),
      targets: new ort.Tensor('int64', targets.subarray(first, end), [end - first]),
    })
    logProb.set(found.log_prob.data as Float32Array, first)
    logProbs.set(found.top_log_probs.data as Float32Array, first * k)
    ids.set(Uint16Array.from(found.top_ids.data as BigInt64Array, Number), first * k)
  }
  return { logProb: logProb.slice(0, tokens.length), ids, logProbs }
}
