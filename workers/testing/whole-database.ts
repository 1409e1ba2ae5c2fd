import type { Pool } from 'pg'

/** A test's database as it was at one moment. */
export interface Snapshot {
  /** Makes every table as it was then, ids that are given next included. */
  restore(): Promise<void>
  /** What every row says now, `{table} {json}`, as it is stored. */
  rows(): Promise<string[]>
}

/** Takes down every table of a small database, but counts of attempts, which are always empty. */
export async function snapshot(pool: Pool): Promise<Snapshot> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    select quote_ident(relname) as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations' order by 1`)
  const names = tables.map(({ name }) => name)
  const inserts: string[] = []
  for (const name of names.filter(name => name !== 'rate_count')) {
    const { rows } = await pool.query<{ sql: string | null }>(
      `select format('insert into ${name} select * from json_populate_recordset(null::${name}, %L);', json_agg(t)) as sql
       from ${name} t having count(*) > 0`,
    )
    inserts.push(...rows.map(({ sql }) => sql ?? ''))
  }
  const { rows: sequences } = await pool.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
  )
  const restore = [
    // Neither foreign keys nor the triggers of tables that only grow are asked meanwhile.
    'set local session_replication_role = replica;',
    ...names.map(name => `delete from ${name};`),
    ...inserts,
    ...sequences.map(({ name }) => `select setval('${name}', 1000);`),
  ].join('\n')
  const all = names.map(name => `select '${name} ' || to_jsonb(t)::text as row from ${name} t`).join(' union all ')
  return {
    async restore() {
      await pool.query(`begin; ${restore} commit`)
    },
    async rows() {
      const { rows } = await pool.query<{ row: string }>(all)
      return rows.map(({ row }) => row)
    },
  }
}
