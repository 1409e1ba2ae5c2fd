import { headReads, pathPosition, pathTerms } from '#lib/analysis/path-terms.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { encodePaths, type PathExample, pathContext } from '#lib/neuron/path-record.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { type WantedTokens, wantedRows, wantedTokens } from '#workers/analyse/wanted-tokens.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { letGo } from '#workers/threads/held.ts'
import { type PathSession, pathSession } from '#workers/threads/path-session.ts'

/** A 1-layer model whose neurons' strongest examples are to be taken apart. */
export interface PathsInput {
  model: ModelRef
  /** Of each neuron, strongest first; none of a dead one. */
  examples: StrongestRef[][]
}

interface OpenPaths {
  input: PathsInput
  source: PathSession
  wanted: WantedTokens
  /** Neurons, and the place among their examples, that want each slot. */
  wantedBy: { neuron: number; place: number }[][]
  /** W_O . w_in of each neuron that has examples. */
  reads: (Float32Array | undefined)[]
  found: PathExample[][]
}

/** What this thread is at; a thread serves one caller from beginPaths to endPaths. */
let open: OpenPaths | undefined

/** Begins; the documents, by ordinal ascending, are to be added then. */
export const beginPaths = async (input: PathsInput): Promise<Int32Array> => {
  open = undefined
  const source = await pathSession(input.model)
  const wanted = wantedTokens(input.examples.flat())
  const wantedBy: OpenPaths['wantedBy'] = Array.from({ length: wanted.n }, () => [])
  for (const [neuron, refs] of input.examples.entries())
    for (const [place, ref] of refs.entries()) wantedBy[wanted.slotOf(ref)].push({ neuron, place })
  const reads = input.examples.map((refs, neuron) => (refs.length > 0 ? headReads(source.weights, neuron) : undefined))
  open = { input, source, wanted, wantedBy, reads, found: input.examples.map(() => []) }
  return Int32Array.from(wanted.byDocument.keys()).sort()
}

/** Takes apart the examples that lie in some of the documents. */
export const addPaths = async (documents: readonly { ordinal: number; tokens: Uint16Array }[]): Promise<void> => {
  const { source, wanted, wantedBy, reads, found } = opened()
  const { session, config, weights } = source
  const { nCtx, bosTokenId } = config
  const width = 3 * config.nHeads * config.dHead
  const rows = documents.flatMap(({ ordinal, tokens }) =>
    wantedRows(tokens, wanted.byDocument.get(ordinal) ?? [], nCtx).map(row => ({ ...row, document: ordinal })),
  )
  const refOf = ({ neuron, place }: { neuron: number; place: number }) => opened().input.examples[neuron][place]
  for (const batch of batchRows(rows, nCtx)) {
    const tokens = padBatch(
      batch.rows.map(row => row.tokens),
      batch.positions,
      bosTokenId,
    )
    const [qkv] = await runActivations(session, tokens, batch.rows.length, batch.positions, ['qkv'])
    for (const [i, row] of batch.rows.entries()) {
      const own = qkv.subarray(i * batch.positions * width, (i + 1) * batch.positions * width)
      const ids = [bosTokenId, ...row.tokens]
      for (const { at, slot } of row.wanted) {
        const position = pathPosition(weights, ids, at + 1, own)
        const context = row.tokens.slice(Math.max(0, at + 1 - pathContext), at + 1)
        for (const { neuron, place } of wantedBy[slot]) {
          const terms = pathTerms(weights, neuron, reads[neuron]!, position, own)
          found[neuron][place] = { document: row.document, token: refOf({ neuron, place }).token, context, ...terms }
        }
      }
    }
  }
}

/** NeuronDetail `path` of each neuron, null for one without examples; and lets go. */
export const endPaths = async (_: null): Promise<(Uint8Array | null)[]> => {
  const { found } = opened()
  open = undefined
  await letGo()
  return found.map(examples => (examples.length > 0 ? encodePaths(examples) : null))
}

function opened(): OpenPaths {
  if (!open) throw new Error('no paths were begun in this thread; call beginPaths first')
  return open
}
