import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Signature, flags and header extension of a binary COPY; then its end mark. */
const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const TRAILER = Buffer.from('ffff', 'hex')

/** Bytes handed to the connection at once. */
const CHUNK = 1 << 16

/**
 * Appends rows made with createBinaryRows to a table, all its columns in order, or those that `table` names in parentheses
 * behind it. The rows come in pieces cut anywhere, each asked for when those before it are sent.
 */
export const copyRows = async (client: pg.PoolClient, table: string, pieces: Iterable<Uint8Array>): Promise<void> => {
  const parts = function* (): Generator<Uint8Array> {
    yield HEADER
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += CHUNK) yield piece.subarray(at, at + CHUNK)
    }
    yield TRAILER
  }
  await pipeline(Readable.from(parts()), client.query(copyFrom(`copy ${table} from stdin (format binary)`)))
}
