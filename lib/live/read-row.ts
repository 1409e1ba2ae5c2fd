import 'server-only'
import type { RowRequest } from '#lib/address/row-request.ts'
import type { LiveAnswer } from '#lib/live/live-answer.ts'
import type { LiveAsker } from '#lib/live/pool.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { liveRun, readTokens } from '#lib/live/try-text.ts'
import { rowStart } from '#lib/neuron/row.ts'
import { readDocumentTokens } from '#lib/queries/document.ts'
import { readIds } from '#lib/queries/example-texts.ts'
import { tokenizerOf } from '#lib/queries/tokenizer.ts'

/** A stored example, read anew. */
export interface RowReading {
  /** Index in the document of the row's first token: `answer` begins there. */
  start: number
  /** Index in `answer` of the token asked for. */
  at: number
  /** The tokens of `answer` as text. */
  text: string
  answer: LiveAnswer
}

/**
 * Reads a document's row from its beginning up to a token, or further, exactly as the scan saw it (docs/decisions/001): BOS, then
 * the row's own tokens. What follows a token cannot change its activation. Throws LiveRefusal where something does not exist.
 */
export async function readRow(model: string, request: RowRequest, asker: LiveAsker): Promise<RowReading> {
  const { run: hash, neuron, document, token, until, site } = request
  const run = await liveRun(model, hash, neuron)
  if (site === 'mid' && run.actFn !== 'solu_ln') throw new LiveRefusal(404, `site: ${model} has no mid`)
  const bytes = await readDocumentTokens(run.corpusId, run.tokenizerId, document)
  const ids = bytes && readIds(bytes)
  if (!ids || token >= ids.length)
    throw new LiveRefusal(404, `no token ${token} in a document ${document} of the run's corpus`)
  const start = rowStart(token, run.nCtx)
  const own = ids.subarray(start, Math.min(until, start + run.nCtx - 1))
  const [answer, tokenizer] = await Promise.all([
    readTokens(run, own, { neuron, want: ['neuron'], site: site ?? run.site }, asker),
    tokenizerOf(run.tokenizerId),
  ])
  return { start, at: token - start, text: tokenizer.decode(own), answer }
}
