import { rowStart } from '#lib/neuron/row.ts'
import type { ShardRequests } from '#workers/plan/window-requests.ts'

/** A row that is run again, and what is cut out of it. */
export interface CollectRow {
  /** Place in the list of rows. */
  index: number
  /** Place of the document in the shard. */
  document: number
  /** Index in the document of the row's first token, and how many tokens it has. */
  start: number
  length: number
  /** Places in the shard's window requests. */
  windows: number[]
  /** Token indices of the random tokens in this row. */
  random: number[]
}

/** The rows of a shard that hold wanted tokens, in order of document and start. `documents` are the shard's. */
export const rowsToCollect = (
  { windows, randomDocument, randomToken }: ShardRequests,
  documents: readonly { ordinal: number; tokens: { length: number } }[],
  nCtx: number,
): CollectRow[] => {
  const rows = new Map<string, CollectRow>()
  const row = (ordinal: number, token: number): CollectRow => {
    const document = ordinal - documents[0].ordinal
    const start = rowStart(token, nCtx)
    const key = `${document} ${start}`
    const found = rows.get(key)
    if (found) return found
    const length = Math.min(nCtx - 1, documents[document].tokens.length - start)
    const fresh: CollectRow = { index: 0, document, start, length, windows: [], random: [] }
    rows.set(key, fresh)
    return fresh
  }
  for (let i = 0; i < windows.document.length; i++) row(windows.document[i], windows.token[i]).windows.push(i)
  for (let i = 0; i < randomDocument.length; i++) row(randomDocument[i], randomToken[i]).random.push(randomToken[i])
  const sorted = [...rows.values()].sort((a, b) => a.document - b.document || a.start - b.start)
  sorted.forEach((row, index) => {
    row.index = index
  })
  return sorted
}
