/** Rows that go through the graph together, padded to one length. */
export interface RowBatch<Row> {
  rows: Row[]
  /** Positions of each row in the batch, BOS and padding included: T. */
  positions: number
}

/** Positions of a batch: about what fits a core's cache together with the weights. */
export const batchPositions = 1024

/** Row lengths are rounded up to this, so that the graph sees few different shapes. */
const STEP = 16

/**
 * Groups rows of similar length: sorted by length (stable), then filled up to `budget` positions; T is the longest row
 * rounded up to a multiple of 16, but at most `nCtx`. Padding is a few per cent at most and never enters a statistic.
 */
export const batchRows = <Row extends { length: number }>(
  rows: readonly Row[],
  nCtx: number,
  budget = batchPositions,
): RowBatch<Row>[] => {
  const sorted = rows.toSorted((a, b) => a.length - b.length)
  const batches: RowBatch<Row>[] = []
  let open: RowBatch<Row> | undefined
  for (const row of sorted) {
    const positions = Math.min(nCtx, Math.ceil((row.length + 1) / STEP) * STEP)
    if (!open || (open.rows.length + 1) * positions > budget) {
      open = { rows: [], positions }
      batches.push(open)
    }
    open.rows.push(row)
    open.positions = positions
  }
  return batches
}
