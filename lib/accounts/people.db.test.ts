import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addPeople } = await import('#lib/claims/testing/small-site.ts')
const { findPeople } = await import('#lib/accounts/find-people.ts')
const { grantRole } = await import('#lib/accounts/grant-role.ts')
afterAll(() => db.$disconnect())

test('admins alone find accounts and give roles, which is written down; nobody changes their own', async () => {
  const [ann, bob] = await addPeople('Ann', 'Bob')
  const admin = { ...ann, role: 'admin' as const }
  for (const role of ['member', 'trusted', 'moderator'] as const) {
    await expect(findPeople({ ...ann, role }, '')).rejects.toMatchObject({ status: 403 })
    await expect(grantRole({ ...ann, role }, bob.id, 'admin')).rejects.toMatchObject({ status: 403 })
  }
  expect((await findPeople(admin, 'BOB@')).map(({ name }) => name)).toEqual(['Bob'])
  expect(await findPeople(admin, '100%')).toEqual([])
  expect(await grantRole(admin, bob.id, 'trusted')).toEqual({ before: 'member', after: 'trusted' })
  await expect(grantRole(admin, ann.id, 'member')).rejects.toThrow('their own role')
  await expect(grantRole(admin, bob.id, 'visitor')).rejects.toThrow('role: wanted one of')
  await expect(grantRole(admin, 999, 'member')).rejects.toMatchObject({ status: 404 })
  expect(await db.auditEvent.findMany({ select: { userId: true, action: true, subject: true, detail: true } })).toEqual(
    [
      {
        userId: ann.id,
        action: 'role.granted',
        subject: `user:${bob.id}`,
        detail: { before: 'member', after: 'trusted' },
      },
    ],
  )
})
