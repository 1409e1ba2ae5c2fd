import { expect, test, vi } from 'vitest'
import { main } from '#workers/commands/main.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const said = vi.spyOn(console, 'log').mockImplementation(() => {})
const complained = vi.spyOn(console, 'error').mockImplementation(() => {})
const run = (...args: string[]) => main(['node', 'soluscope', 'admin', 'grant', ...args])

test('a role is given to the account of an e-mail, whatever its letters, and written down without the e-mail', async () => {
  await pool.query(
    "insert into site_user (name, email, updated_at) values ('Ann', 'ann@example.org', now()), ('Bob', 'bob@example.org', now())",
  )
  expect(await run('Ann@example.org', 'admin')).toBe(0)
  expect(said).toHaveBeenLastCalledWith('Ann is admin now (member before)')
  expect((await pool.query('select role from site_user order by id')).rows).toEqual([
    { role: 'admin' },
    { role: 'member' },
  ])
  expect((await pool.query('select user_id, action, subject, detail from audit_event')).rows).toEqual([
    { user_id: null, action: 'role.granted', subject: 'user:1', detail: { before: 'member', after: 'admin' } },
  ])
})

test('no such account, no such role, and visitor are told in one line', async () => {
  for (const [email, role, words] of [
    ['eve@example.org', 'admin', 'no account has the e-mail "eve@example.org"'],
    ['bob@example.org', 'king', 'role: wanted one of member, trusted, moderator, admin, got "king"'],
    ['bob@example.org', 'visitor', 'got "visitor"'],
  ]) {
    expect(await run(email, role)).toBe(1)
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining(words))
  }
  expect((await pool.query("select role from site_user where name = 'Bob'")).rows).toEqual([{ role: 'member' }])
})
