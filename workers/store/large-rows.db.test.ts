import { expect, test } from 'vitest'
import { createBinaryRows } from '#workers/store/binary-rows.ts'
import { insertLargeRows } from '#workers/store/insert-large-rows.ts'
import { readLargeValues } from '#workers/store/read-large-values.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase({ migrated: false })
await pool.query('create table large (id int primary key, made timestamptz not null default now(), bytes bytea)')

const rowOf = (id: number, bytes: Uint8Array) => {
  const head = createBinaryRows()
  head.row(2)
  head.int4(id)
  head.byteaLength(bytes.length)
  return { head: head.finish(), bytes }
}

const insert = (...rows: ReturnType<typeof rowOf>[]) =>
  inTransaction(pool, client => insertLargeRows(client, 'large', ['id', 'bytes'], rows))

const read = () => readLargeValues(pool, 'select bytes from large order by id')

test('large values come back as they were stored, and what is there already stays', async () => {
  const long = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >> 3)
  expect(await read()).toEqual([])
  await insert(rowOf(1, long), rowOf(2, new Uint8Array(0)))
  await insert(rowOf(1, Uint8Array.of(1)), rowOf(3, Uint8Array.of(255, 255)))
  expect(await read()).toEqual([long, new Uint8Array(0), Uint8Array.of(255, 255)])
})

test('a fault on the way stores none of the rows and leaves the connections fit for use', async () => {
  function* broken() {
    yield rowOf(7, new Uint8Array(100_000))
    throw new Error('no more of them')
  }
  const inserting = inTransaction(pool, client => insertLargeRows(client, 'large', ['id', 'bytes'], broken()))
  await expect(inserting).rejects.toThrow('no more of them')
  await expect(readLargeValues(pool, 'select bytes from nowhere')).rejects.toThrow('nowhere')
  await expect(readLargeValues(pool, 'select null::bytea from large')).rejects.toThrow('wanted rows of one value')
  expect((await pool.query('select id from large where id = 7')).rows).toEqual([])
})
