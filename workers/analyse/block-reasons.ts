import { encodeNullReasons, type NullReasons, nullPairs } from '#lib/analysis/null-reasons.ts'
import type { ReasonCentres } from '#lib/analysis/reasons.ts'
import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { encodeReasons } from '#lib/neuron/reasons-record.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { neuronReasons, type ReasonExample } from '#workers/analyse/neuron-reasons.ts'
import { createPackedWindows, type PackedWindows } from '#workers/analyse/packed-windows.ts'
import { encodeCentres } from '#workers/analyse/reason-centres.ts'
import { openRowFile, type RowFile } from '#workers/analyse/row-file.ts'
import { runInputs } from '#workers/analyse/run-inputs.ts'
import { type WantedTokens, wantedRows, wantedTokens, windowAround } from '#workers/analyse/wanted-tokens.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import { type MlpInputSession, mlpInputSession } from '#workers/threads/mlp-input-session.ts'

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
  /** Reasons of some of the neurons under another's column, packed (null-reasons.ts). */
  nulls: Uint8Array
}

interface OpenBlock {
  input: ReasonsInput
  source: MlpInputSession
  wanted: WantedTokens
  /** What the MLP reads, by slot, on disk: two million of 512 numbers in a wide layer. */
  inputs: RowFile
  windows: PackedWindows
}

/** The block this thread is at; a thread serves one caller from beginReasons to endReasons. */
let open: OpenBlock | undefined

const prime = 65_537

/** Begins a block; its documents, by ordinal ascending, are to be added then. */
export const beginReasons = async (input: ReasonsInput): Promise<Int32Array> => {
  open?.inputs.close()
  open = undefined
  const source = await mlpInputSession(input.model, input.layer)
  const wanted = wantedTokens(input.examples.flat().filter(ref => ref !== null))
  open = { input, source, wanted, inputs: openRowFile(source.config.dModel), windows: createPackedWindows(wanted.n) }
  return Int32Array.from(wanted.byDocument.keys()).sort()
}

/** Runs the rows of some of the documents that hold wanted tokens. */
export const addReasons = async (documents: readonly { ordinal: number; tokens: Uint16Array }[]): Promise<void> => {
  const { input, source, wanted, inputs, windows } = opened()
  const { nCtx } = source.config
  const rows = documents.flatMap(({ ordinal, tokens }) => {
    const own = wanted.byDocument.get(ordinal) ?? []
    for (const { token, slot } of own) windows.set(slot, windowAround(tokens, token, nCtx))
    return wantedRows(tokens, own, nCtx)
  })
  await runInputs(source, input.layer, rows, (slot, values) => inputs.write(slot, values))
}

/** Finishes the block, and lets go of it. */
export const endReasons = (_: null): BlockReasons => {
  const { input, source, wanted, inputs, windows } = opened()
  open = undefined
  const { dModel, dMlp } = source.config
  // One neuron's inputs at a time: its examples are views of this, good until the next one's are read.
  const read = new Float32Array(Math.max(0, ...input.examples.map(refs => refs.length)) * dModel)
  const examplesOf = (refs: readonly (StrongestRef | null)[]) => {
    const slots = refs.map(ref => (ref === null ? -1 : wanted.slotOf(ref)))
    readSlots(inputs, slots, read, dModel)
    return refs.map((ref, i): ReasonExample | null => {
      if (ref === null) return null
      const input = read.subarray(i * dModel, (i + 1) * dModel)
      return { input, activation: ref.activation, window: windows.get(slots[i]) }
    })
  }
  const scores: AnalysisScores[] = []
  const records: (Uint8Array | null)[] = []
  const centres: (ReasonCentres | null)[] = []
  for (const [i, refs] of input.examples.entries()) {
    const neuron = input.first + i
    const own = neuronReasons(examplesOf(refs), columnOf(source, neuron), input.layer * prime + neuron)
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
  const nulls = nullPairs(dMlp, input.layer).flatMap(({ neuron, others }): NullReasons[] => {
    const refs = input.examples[neuron - input.first]
    const column = others.map(other => columnOf(source, other)).find(values => values.some(value => value !== 0))
    const own = refs && column && neuronReasons(examplesOf(refs), column, input.layer * prime + neuron)
    if (!own) return []
    const { k, silhouette, effective } = own.found
    return [{ k, silhouette: k === 1 ? null : silhouette, effective }]
  })
  inputs.close()
  collectGarbage()
  return { scores, records, centres: encodeCentres(centres, dModel), nulls: encodeNullReasons(nulls) }
}

/** Reads the rows of these slots, none where it is -1: neighbours, as most of one neuron's are, in one piece. */
function readSlots(inputs: RowFile, slots: readonly number[], into: Float32Array, dModel: number): void {
  for (let i = 0; i < slots.length; ) {
    let end = i + 1
    while (slots[i] >= 0 && end < slots.length && slots[end] === slots[end - 1] + 1) end++
    if (slots[i] >= 0) inputs.read(slots[i], into.subarray(i * dModel, end * dModel))
    i = end
  }
}

/** A neuron's folded column of W_in, [dModel]. */
const columnOf = ({ config: { dModel, dMlp }, wIn }: MlpInputSession, neuron: number): Float32Array =>
  Float32Array.from({ length: dModel }, (_, j) => wIn[j * dMlp + neuron])

function opened(): OpenBlock {
  if (!open) throw new Error('no block was begun in this thread; call beginReasons first')
  return open
}
