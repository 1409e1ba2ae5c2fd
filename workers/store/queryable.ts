import type pg from 'pg'

/** A pool, or a client inside a transaction: whatever a statement can be sent to. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>
