import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type ApiKeyScope, apiKeyScopes } from '#lib/accounts/api-key-scope.ts'
import { bearerKey, hashKey, makeKey } from '#lib/accounts/api-key-token.ts'
import { type Action, may } from '#lib/accounts/permissions.ts'
import { parseAccountRole, type Role } from '#lib/accounts/role.ts'
import { refuseSuspended } from '#lib/accounts/suspension.ts'
import { db } from '#lib/db.ts'

/** Keys one person may have. */
const MOST = 20

/** A key as its owner sees it. */
export interface ListedKey {
  id: number
  name: string
  /** First characters of its secret. */
  prefix: string
  scopes: string[]
  createdAt: Date
  /** To the minute; null before the first use. */
  lastUsedAt: Date | null
}

const asked = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name: wanted one that tells the key apart.')
    .max(60, 'Name: wanted at most 60 characters.'),
  scopes: z.array(z.enum(apiKeyScopes)).min(1, 'Scopes: wanted at least one.'),
})

/** Makes a key of a person and returns its words, which are kept nowhere. Throws AccountRefusal. */
export async function createApiKey(userId: number, wanted: { name: string; scopes: string[] }): Promise<string> {
  const checked = asked.safeParse({ ...wanted, scopes: [...new Set(wanted.scopes)] })
  if (!checked.success) throw new AccountRefusal(400, checked.error.issues[0].message)
  const { key, prefix, hash } = makeKey()
  await db.$transaction(async tx => {
    // The person's row is held meanwhile: keys made at the same moment are counted one after the other.
    await tx.$queryRaw`select id from site_user where id = ${userId} for update`
    if ((await tx.apiKey.count({ where: { userId } })) >= MOST)
      throw new AccountRefusal(400, `You have ${MOST} keys, which is the most. Revoke one first.`)
    const { id } = await tx.apiKey.create({ data: { userId, prefix, hash, ...checked.data } })
    const detail = { scopes: checked.data.scopes.join(' ') }
    await tx.auditEvent.create({ data: { userId, action: 'key.made', subject: `key:${id}`, detail } })
  })
  return key
}

/** A person's keys, the latest first. */
export const listApiKeys = (userId: number): Promise<ListedKey[]> =>
  db.apiKey.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true },
  })

/** Takes one of a person's own keys away; throws AccountRefusal (404) for any other. */
export async function revokeApiKey(userId: number, id: number): Promise<void> {
  const { count } = await db.apiKey.deleteMany({ where: { id, userId } })
  if (count === 0) throw new AccountRefusal(404, 'This key is gone already.')
  await db.auditEvent.create({ data: { userId, action: 'key.revoked', subject: `key:${id}`, detail: {} } })
}

/** Whoever a key belongs to. */
export interface KeyOwner {
  id: number
  name: string
  role: Role
  scopes: string[]
}

/**
 * The person in whose name a script's request is made, by its `Authorization: Bearer` key. Throws AccountRefusal: 401 without a good key,
 * 403 where the key is not for this or its person may not do it.
 */
export async function requireKey(headers: Pick<Headers, 'get'>, scope: ApiKeyScope, action: Action): Promise<KeyOwner> {
  const key = bearerKey(headers)
  const found = key && (await db.apiKey.findUnique({ where: { hash: hashKey(key) }, include: { user: true } }))
  if (!found)
    throw new AccountRefusal(
      401,
      'wanted a header "Authorization: Bearer KEY" with a key of your account page, got none that is good',
    )
  const { user, scopes } = found
  const role = parseAccountRole(user.role) ?? 'member'
  if (!scopes.includes(scope)) throw new AccountRefusal(403, `this key is for ${scopes.join(', ')}, not for ${scope}`)
  if (!may(role, action)) throw new AccountRefusal(403, `your role, ${role}, does not allow this`)
  await refuseSuspended(user.id, action)
  // To the minute: a script that asks often must not write as often.
  await db.$executeRaw`update api_key set last_used_at = date_trunc('minute', now())
    where id = ${found.id} and last_used_at is distinct from date_trunc('minute', now())`
  return { id: user.id, name: user.name, role, scopes }
}
