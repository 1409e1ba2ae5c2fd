import { rowStart } from '#lib/neuron/row.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import type { ShardDocument } from '#lib/numeric/scan-partial.ts'
import { halfOf } from '#lib/patterns/firing-counts.ts'
import { errorGroups } from '#lib/scores/jackknife.ts'
import { referenceSample } from '#workers/analyse/reference-sample.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'

/** Tokens of random text read of each half, at most. */
export const halfTokens = 65_536

/** Strongest documents of the test half that are read besides. */
export const topDocuments = 20

/** A row that is to be read: a piece of a document. */
export interface PlannedRow {
  /** Ordinal of the document. */
  document: number
  start: number
  length: number
  /** Group of its document for the error, 0 .. 15. */
  group: number
}

/** The random text that all scores of a run are taken on: the beginning of the reference sample's train and test halves. */
export interface TextPlan {
  train: PlannedRow[]
  random: PlannedRow[]
  /** Number of tokens of every document of the test half. */
  tested: Map<number, number>
}

/** Chooses the text of a run's scores. Depends on the documents' hashes alone. */
export function planTexts(documents: Iterable<ShardDocument>, nCtx: number): TextPlan {
  const halves: [ShardDocument[], ShardDocument[]] = [[], []]
  for (const document of documents) halves[halfOf(document.hash)].push(document)
  const [train, random] = halves.map(half => beginningOf(referenceSample(half, halfTokens), nCtx))
  return { train, random, tested: new Map(halves[1].map(({ ordinal, nTokens }) => [ordinal, nTokens])) }
}

/** A row that holds the peak of a strong document, and whether it is among the random ones too. */
export interface TopRow extends PlannedRow {
  repeated: boolean
}

/** Rows that hold the peaks of a neuron's strongest documents of the test half, each once. */
export function planTop(strongest: readonly StrongestRef[], { random, tested }: TextPlan, nCtx: number): TopRow[] {
  const read = new Set(random.map(({ document, start }) => `${document}:${start}`))
  const rows = new Map<string, TopRow>()
  let taken = 0
  for (const { document, token } of strongest) {
    const nTokens = tested.get(document)
    if (nTokens === undefined) continue
    if (taken++ === topDocuments) break
    const start = rowStart(token, nCtx)
    const key = `${document}:${start}`
    const length = Math.min(nCtx - 1, nTokens - start)
    rows.set(key, { document, start, length, group: 0, repeated: read.has(key) })
  }
  return [...rows.values()]
}

function beginningOf(documents: readonly ShardDocument[], nCtx: number): PlannedRow[] {
  const lengths = documents.map(({ nTokens }) => nTokens)
  let room = halfTokens
  const rows: PlannedRow[] = []
  for (const { document, start, length } of cutRows(lengths, nCtx)) {
    room -= length
    if (room < 0) break
    rows.push({ document: documents[document].ordinal, start, length, group: document % errorGroups })
  }
  return rows
}
