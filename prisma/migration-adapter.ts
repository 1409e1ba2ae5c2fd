import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlQuery } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/** Type oids of Postgres' internal one-byte `"char"`, which the adapter does not know, and of `text`. */
const CHAR_OID = 18
const TEXT_OID = 25

/**
 * @prisma/adapter-pg with three faults mended that only migrations meet:
 * scripts were split at every `;` and so neither atomic nor safe for function bodies; the shadow database was the main
 * database when the address came as a connection string; and `"char"` columns of the catalogue were refused.
 */
export class MigrationPg extends PrismaPg {
  private readonly poolConfig: pg.PoolConfig
  private readonly open: Adapter[] = []

  constructor(databaseUrl: string) {
    // Parsed, because a connection string would win over `database` below; one connection, so that the engine's
    // advisory lock and its statements share a session.
    const poolConfig = { ...parseIntoClientConfig(databaseUrl), max: 1, connectionTimeoutMillis: 10_000 }
    super(poolConfig)
    this.poolConfig = poolConfig
  }

  override async connect(): Promise<Adapter> {
    const adapter = mend(await super.connect())
    this.open.push(adapter)
    return adapter
  }

  /** Ends every connection to the main database; the engine itself only forgets them. */
  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map(adapter => adapter.dispose()))
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await this.runOnce(`create database "${database}" template template0`)
    const shadow = mend(await new PrismaPg({ ...this.poolConfig, database }).connect())
    const end = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await end()
      await this.runOnce(`drop database if exists "${database}" with (force)`)
    }
    return shadow
  }

  private async runOnce(sql: string): Promise<void> {
    const client = new pg.Client(this.poolConfig)
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
}

/** Makes scripts atomic and lets `"char"` columns through, on one connected adapter. */
function mend(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver()
  const charColumns = new WeakMap<object, number[]>()

  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args)
    const columns = (result.fields ?? []).flatMap((field, k) => (field.dataTypeID === CHAR_OID ? [k] : []))
    for (const k of columns) result.fields[k].dataTypeID = TEXT_OID
    if (columns.length > 0) charColumns.set(result.rows, columns)
    return result
  }) as typeof pool.query

  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (sql: SqlQuery) => {
    const result = await queryRaw(sql)
    for (const k of charColumns.get(result.rows) ?? []) result.columnTypes[k] = ColumnTypeEnum.Character
    return result
  }

  // One simple-protocol query is one implicit transaction: a migration applies whole or not at all.
  const onError = (adapter as unknown as { onError(error: unknown): never }).onError.bind(adapter)
  adapter.executeScript = async (script: string) => {
    await query(script).catch(onError)
  }
  return adapter
}
