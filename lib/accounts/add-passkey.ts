import { isAPIError } from 'better-auth/api'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { auth } from '#lib/accounts/auth.ts'
import { browserWords } from '#lib/accounts/browser-words.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { readMade } from '#lib/accounts/passkey-answer.ts'
import { readPasskeyName } from '#lib/accounts/passkeys.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { db } from '#lib/db.ts'

/** Passkeys one person may have. */
const MOST = 20

function refusalOf(error: unknown): unknown {
  if (!isAPIError(error)) return error
  return error.body?.code === 'SESSION_NOT_FRESH'
    ? new AccountRefusal(403, 'You signed in more than a day ago. Sign out and in again, then add the passkey.')
    : new AccountRefusal(400, 'This passkey was not accepted. Try again; a device is asked within five minutes.')
}

async function refuseMore(userId: number): Promise<void> {
  if ((await db.passkey.count({ where: { userId } })) >= MOST)
    throw new AccountRefusal(400, `You have ${MOST} passkeys, which is the most. Remove one first.`)
}

/**
 * What a device needs to make a passkey for whoever is signed in: a challenge, kept here for five minutes and good for one answer from this
 * browser. Throws AccountRefusal: 401 for a visitor, 403 where they signed in more than a day ago, 400 where they have the most.
 */
export async function passkeyOffer({ headers }: Visitor) {
  const { id } = await requireMember(headers, 'key.own')
  await refuseMore(id)
  try {
    return await auth().api.generatePasskeyRegistrationOptions({ headers })
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Keeps the passkey that a device has made after an offer, under the name of the form or its browser's. Throws AccountRefusal. */
export async function addPasskey(form: FormData, { headers }: Visitor): Promise<void> {
  const { id: userId } = await requireMember(headers, 'key.own')
  const name = readPasskeyName(String(form.get('name') ?? '').trim() || browserWords(headers.get('user-agent')))
  const response = readMade(form.get('answer'))
  await refuseMore(userId)
  try {
    const { id } = await auth().api.verifyPasskeyRegistration({ headers, body: { response, name } })
    await audit({ userId, action: 'passkey.added', subject: `passkey:${id}` })
  } catch (error) {
    throw refusalOf(error)
  }
}
