import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '#lib/generated/prisma/client.ts'

/** Queries slower than this, in milliseconds, are printed while developing. */
const SLOW = 100

/** A client of a database, and its pool. Nothing is opened before the first query, so a build, which has no database, can make one. */
export function connect(connectionString = process.env.DATABASE_URL) {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while nobody uses it is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const adapter = new PrismaPg(pool, { disposeExternalPool: true })
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  if (process.env.NODE_ENV === 'development') {
    client.$on('query', ({ duration, query }) => {
      if (duration > SLOW) console.warn(`slow query, ${duration} ms: ${query}`)
    })
  }
  return { client, pool }
}

const kept = globalThis as { soluscopeDb?: ReturnType<typeof connect> }

const opened = kept.soluscopeDb ?? connect()
if (process.env.NODE_ENV === 'development') kept.soluscopeDb = opened

/** The one Prisma client of this process. Reloading code while developing must not open another pool. */
export const db = opened.client

/** The connections behind `db`, for a library that writes its own SQL; `db.$disconnect()` ends them. */
export const pool = opened.pool

/** A client as `connect` makes it. */
export type Database = ReturnType<typeof connect>['client']

/** The client inside one transaction: what is written through it stands together or not at all. */
export type Transaction = Prisma.TransactionClient
