import type pg from 'pg'
import { decodeBaselines } from '#lib/patterns/baselines-part.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { patternIndexVersion } from '#lib/patterns/index-version.ts'
import { assembleLayer, type PatternIndex } from '#lib/patterns/pattern-index.ts'

/** What runs a query: a client or a pool of pg. */
export interface Database {
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<{ rows: Row[] }>
}

const PARTS = 'select bytes from pattern_index_part where run_id = $1 and layer = $2 and part >= 0 order by part'

const BASELINES = 'select bytes from pattern_index_part where run_id = $1 and part = -1 order by layer'

const FACTS = 'select version from pattern_index where run_id = $1'

/**
 * Reads the pattern index of a run into shared memory. Throws one line where there is none yet, or one of another version.
 */
export async function loadIndex(db: Database, runId: number): Promise<PatternIndex> {
  const facts = await db.query<{ version: number }>({ text: FACTS, values: [runId] })
  const [found] = facts.rows
  if (!found) throw new Error('This model has no pattern index yet: its analysis makes it last.')
  if (found.version !== patternIndexVersion)
    throw new Error(
      `This model’s pattern index is of version ${found.version}, not ${patternIndexVersion}: a worker that starts makes it anew.`,
    )
  const bytesOf = async (text: string, values: number[]): Promise<Uint8Array[]> => {
    const { rows } = await db.query<{ bytes: Uint8Array }>({ text, values })
    return rows.map(row => row.bytes)
  }
  const shared = (bytes: number) => new SharedArrayBuffer(bytes)
  const baselines = (await bytesOf(BASELINES, [runId])).map(decodeBaselines)
  const index: PatternIndex = { texts: assembleTexts(await bytesOf(PARTS, [runId, -1]), shared), layers: [], baselines }
  // One layer after another: its stored and its unpacked form are in memory together.
  for (let layer = 0; layer < baselines.length; layer++)
    index.layers.push(assembleLayer(await bytesOf(PARTS, [runId, layer]), shared))
  return index
}
