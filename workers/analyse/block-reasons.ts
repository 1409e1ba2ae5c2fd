import type { PeakWindow } from '#lib/analysis/near-duplicates.ts'
import type { ReasonCentres } from '#lib/analysis/reasons.ts'
import { encodeReasons } from '#lib/neuron/reasons-record.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { neuronReasons, type ReasonExample } from '#workers/analyse/neuron-reasons.ts'
import { encodeCentres } from '#workers/analyse/reason-centres.ts'
import { runInputs } from '#workers/analyse/run-inputs.ts'
import { type WantedTokens, wantedRows, wantedTokens, windowAround } from '#workers/analyse/wanted-tokens.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import { collectGarbage } from '#workers/threads/collect-garbage.ts'
import { type MlpInputSession, mlpInputSession } from '#workers/threads/mlp-input-session.ts'
import type { ModelRef } from '#workers/threads/read-model.ts'

/** Adjacent neurons of a layer whose reasons are wanted. */
export interface ReasonsInput {
  model: ModelRef
  layer: number
  /** Their first. */
  first: number
  /** Stored strongest examples of each, null where one does not count. */
  examples: (StrongestRef | null)[][]
}

/** What the block's neurons are told; records are null where a neuron has too few distinct examples. */
export interface BlockReasons {
  scores: AnalysisScores[]
  records: (Uint8Array | null)[]
  /** What tells other examples' reasons, packed (reason-centres.ts). */
  centres: Uint8Array
}

interface OpenBlock {
  input: ReasonsInput
  source: MlpInputSession
  wanted: WantedTokens
  /** By slot, [wanted.n, dModel]. */
  inputs: Float32Array
  windows: PeakWindow[]
}

/** The block this thread is at; a thread serves one caller from beginReasons to endReasons. */
let open: OpenBlock | undefined

const prime = 65_537

/** Begins a block; its documents, by ordinal ascending, are to be added then. */
export const beginReasons = async (input: ReasonsInput): Promise<Int32Array> => {
  open = undefined
  const source = await mlpInputSession(input.model, input.layer)
  const wanted = wantedTokens(input.examples.flat().filter(ref => ref !== null))
  open = { input, source, wanted, inputs: new Float32Array(wanted.n * source.config.dModel), windows: [] }
  return Int32Array.from(wanted.byDocument.keys()).sort()
}

/** Runs the rows of some of the documents that hold wanted tokens. */
export const addReasons = async (documents: readonly { ordinal: number; tokens: Uint16Array }[]): Promise<void> => {
  const { input, source, wanted, inputs, windows } = opened()
  const { nCtx, dModel } = source.config
  const rows = documents.flatMap(({ ordinal, tokens }) => {
    const own = wanted.byDocument.get(ordinal) ?? []
    for (const { token, slot } of own) windows[slot] = windowAround(tokens, token, nCtx)
    return wantedRows(tokens, own, nCtx)
  })
  await runInputs(source, input.layer, rows, (slot, values) => inputs.set(values, slot * dModel))
}

/** Finishes the block, and lets go of it. */
export const endReasons = (_: null): BlockReasons => {
  const { input, source, wanted, inputs, windows } = opened()
  open = undefined
  const { dModel, dMlp } = source.config
  const exampleOf = (ref: StrongestRef | null): ReasonExample | null => {
    if (ref === null) return null
    const slot = wanted.slotOf(ref)
    const at = slot * dModel
    return { input: inputs.subarray(at, at + dModel), activation: ref.activation, window: windows[slot] }
  }
  const scores: AnalysisScores[] = []
  const records: (Uint8Array | null)[] = []
  const centres: (ReasonCentres | null)[] = []
  for (const [i, refs] of input.examples.entries()) {
    const neuron = input.first + i
    const column = Float32Array.from({ length: dModel }, (_, j) => source.wIn[j * dMlp + neuron])
    const own = neuronReasons(refs.map(exampleOf), column, input.layer * prime + neuron)
    scores.push(
      own
        ? {
            reasons: own.found.k,
            // Of a split that was refused only the record tells.
            silhouette: own.found.k === 1 ? null : own.found.silhouette,
            effective_reasons: own.found.effective,
          }
        : {},
    )
    records.push(own && encodeReasons(own.record))
    centres.push(own?.found ?? null)
  }
  collectGarbage()
  return { scores, records, centres: encodeCentres(centres, dModel) }
}

function opened(): OpenBlock {
  if (!open) throw new Error('no block was begun in this thread; call beginReasons first')
  return open
}
