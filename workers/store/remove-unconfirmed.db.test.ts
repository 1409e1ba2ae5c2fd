import { expect, test } from 'vitest'
import { forgetMails } from '#workers/store/forget-mails.ts'
import { removeUnconfirmed } from '#workers/store/remove-unconfirmed.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase()

test('an account that was not confirmed in seven days is removed with its password, any other stays', async () => {
  const add = async (email: string, verified: boolean, days: number, deleted = false) => {
    const { rows } = await pool.query(
      `insert into site_user (name, email, email_verified, created_at, updated_at, deleted_at)
       values ('x', $1, $2, now() - make_interval(days => $3), now(), case when $4 then now() end) returning id`,
      [email, verified, days, deleted],
    )
    return rows[0].id as number
  }
  const late = await add('late@example.org', false, 8)
  await pool.query(
    `insert into user_account (user_id, provider_id, account_id, updated_at) values ($1, 'credential', 'x', now())`,
    [late],
  )
  await add('new@example.org', false, 6)
  await add('confirmed@example.org', true, 100)
  await add('deleted-9@deleted.invalid', false, 100, true)
  const written = await add('written@example.org', false, 8)
  await pool.query(`insert into audit_event (user_id, action, subject, detail) values ($1, 'x', 'y', '{}')`, [written])

  expect(await removeUnconfirmed(pool)).toBe(1)
  const left = await pool.query('select email from site_user order by id')
  expect(left.rows.map(({ email }) => email.split('@')[0])).toEqual(['new', 'confirmed', 'deleted-9', 'written'])
  expect((await pool.query('select from user_account')).rowCount).toBe(0)
  expect(await removeUnconfirmed(pool)).toBe(0)
})

test('what became of a mail is forgotten after 30 days', async () => {
  await pool.query(`insert into mail_delivery (subject, created_at)
    values ('old', now() - interval '31 days'), ('new', now() - interval '29 days')`)
  expect(await forgetMails(pool)).toBe(1)
  expect((await pool.query('select subject from mail_delivery')).rows).toEqual([{ subject: 'new' }])
})
