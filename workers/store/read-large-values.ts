import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { createLargeValueReader } from '#workers/store/large-value-reader.ts'

/**
 * The values of the bytea column that `select` gives, row by row, each in a buffer of its own that can be moved to a thread.
 * For values of tens of megabytes: an ordinary answer has each in memory as hexadecimal text too, several times its
 * size in all. COPY knows no parameters: whatever stands in `select` must be numbers or words of this program.
 */
export const readLargeValues = async (pool: pg.Pool, select: string): Promise<Uint8Array<ArrayBuffer>[]> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const reader = createLargeValueReader()
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout (format binary)`))) reader.add(chunk)
    return reader.finish()
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    // A connection whose answer was not read to its end must not go back into the pool.
    client.release(broken)
  }
}
