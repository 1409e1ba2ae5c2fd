import type pg from 'pg'
import { readLargeValues } from '#workers/store/read-large-values.ts'

/** The merged bytes of a layer; null when it is not merged yet or the run is published. */
export const readMergedLayer = async (
  pool: pg.Pool,
  runId: number,
  layer: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const select = `select bytes from merged_layer
    where run_id = ${Number(runId)} and layer = ${Number(layer)} and bytes is not null`
  const [bytes] = await readLargeValues(pool, select)
  return bytes ?? null
}
