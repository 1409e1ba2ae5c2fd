import { patternIndexVersion } from '#lib/patterns/index-version.ts'
import type { Queryable } from '#workers/store/queryable.ts'

// One statement, so that no worker finds an index half gone. A newer version is another program's, and stays.
const SQL = `
with old as (delete from pattern_index where version < $1 returning run_id),
  parts as (delete from pattern_index_part where run_id in (select run_id from old)),
  done as (delete from analysis_part where pass = 'patterns' and run_id in (select run_id from old))
select run_id from old`

/**
 * Drops pattern indexes that an older version of the program laid out, and what says that they are done, so that the analysis makes
 * them again. Patterns found, and their tests, stay. Returns the number of indexes.
 */
export const dropOldIndexes = async (db: Queryable): Promise<number> =>
  (await db.query<{ run_id: number }>(SQL, [patternIndexVersion])).rows.length
