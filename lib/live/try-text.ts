import 'server-only'
import type { LiveRequest } from '#lib/address/live-request.ts'
import { type LiveAnswer, liveAnswer } from '#lib/live/live-answer.ts'
import type { LiveJob } from '#lib/live/live-job.ts'
import { livePool } from '#lib/live/live-pool.ts'
import type { LiveAsker } from '#lib/live/pool.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { flatIndex, formatNeuronId, hasNeuron, type NeuronId, validRange } from '#lib/neuron/neuron-id.ts'
import { type LiveRun, readLiveRun, readScales } from '#lib/queries/live-run.ts'
import { tokenizerOf } from '#lib/queries/tokenizer.ts'

/** The run a request is about; throws LiveRefusal where it or the neuron does not exist. */
export async function liveRun(model: string, hash: string | null, neuron: NeuronId | null): Promise<LiveRun> {
  const run = await readLiveRun(model, hash)
  if ('missing' in run) throw new LiveRefusal(404, run.missing)
  if (neuron && !hasNeuron(run, neuron))
    throw new LiveRefusal(404, `no neuron ${formatNeuronId(neuron)}: ${validRange(model, run)}`)
  return run
}

/** The tokens of a text under a run's tokenizer; throws LiveRefusal where they are too many or it has no token for a part. */
export async function textTokens({ tokenizerId, nCtx, model }: LiveRun, text: string): Promise<Uint16Array> {
  const tokenizer = await tokenizerOf(tokenizerId)
  let tokens: Uint16Array
  try {
    tokens = tokenizer.encode(text)
  } catch (error) {
    throw new LiveRefusal(422, `text: ${error instanceof Error ? error.message : error}`)
  }
  const most = nCtx - 1
  if (tokens.length > most) {
    const words = `wanted at most ${most} tokens, which is the context of ${model.name}, got ${tokens.length}`
    throw new LiveRefusal(413, `text: ${words}; take ${tokens.length - most} tokens out`)
  }
  return tokens
}

/** Reads tokens as a run reads its corpus. */
export async function readTokens(
  run: LiveRun,
  tokens: Uint16Array,
  { neuron, want, site = run.site }: Pick<LiveRequest, 'neuron' | 'want'> & { site?: LiveRun['site'] },
  asker: LiveAsker,
): Promise<LiveAnswer> {
  const [{ vocabSize, tokenBytes }, scales] = await Promise.all([tokenizerOf(run.tokenizerId), readScales(run)])
  const job: LiveJob = {
    model: run.model,
    vocabSize,
    site,
    tokens,
    neuron: want.includes('neuron') ? neuron : null,
    scales: want.includes('strongest') && run.dMlp > 0 ? scales : null,
    predictions: want.includes('predictions'),
  }
  const result = await livePool().read(job, asker)
  const scale = neuron ? scales[flatIndex(run, neuron)] : 0
  return liveAnswer(job, result, { run: run.hash, scale, dMlp: run.dMlp, tokenBytes })
}

/** Reads a visitor's text; throws LiveRefusal where that cannot be done. */
export async function tryText(model: string, request: LiveRequest, asker: LiveAsker): Promise<LiveAnswer> {
  const run = await liveRun(model, request.run, request.neuron)
  return readTokens(run, await textTokens(run, request.text), request, asker)
}
