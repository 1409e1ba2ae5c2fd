import { createEmailVerificationToken } from 'better-auth/api'
import { createApiKey } from '#lib/accounts/api-keys.ts'
import { auth } from '#lib/accounts/auth.ts'
import { createClaim } from '#lib/claims/create-claim.ts'
import { replyToClaim } from '#lib/claims/reply-to-claim.ts'
import { voteOnClaim } from '#lib/claims/vote-on-claim.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { setWatch } from '#lib/feeds/watch.ts'
import { createList } from '#lib/lists/create-list.ts'
import { questions } from '#lib/questions/questions.ts'
import { saveSearch } from '#lib/questions/saved-searches.ts'
import { addTask } from '#lib/questions/tasks.ts'
import { mergeTags } from '#lib/tags/merge-tags.ts'

/** Those whose forms are tried: a member, somebody else, a moderator, an admin, and one who has not confirmed their e-mail. */
export type Cast = Record<'member' | 'other' | 'moderator' | 'admin' | 'fresh', Writer>

const said = (text: string) => ({
  body: { neurons: ['planted/0/1'], text },
  confidence: 'low' as const,
  evidence: [],
})

const tag = (author: Writer, label: string) =>
  createClaim(author, { kind: 'tag', confidence: 'low', body: { neurons: ['planted/0/1'], label } })

/** Something of every kind that forms are about; the same each time but for random names and moments. */
export async function makeThings({ member, other, moderator, fresh }: Cast) {
  const { uid: claim } = await createClaim(other, { kind: 'description', ...said('Theirs.') })
  const { uid: mine } = await createClaim(member, { kind: 'description', ...said('Mine.') })
  const { uid: reply } = await replyToClaim(member, claim, { text: 'Mine.' })
  for (const label of ['one', 'two', 'three']) await tag(other, label)
  await mergeTags(moderator, 'three', 'two', 'The same.')
  const neurons = [1, 2].map(neuron => ({ model: 'planted', layer: 0, neuron }))
  const { uid: list } = await createList(member, { title: 'Mine', note: '', visibility: 'private' }, neurons)
  await saveSearch(member, { title: 'Mine', path: '/hunt', question: '' })
  await addTask(other, { question: questions[0].slug, text: 'Look.' })
  await setWatch(member, `claim:${mine}`, true)
  await voteOnClaim(other, mine, { value: 1 })
  await createApiKey(member.id, { name: 'Mine', scopes: ['claims'] })
  const pair = { credentialID: 'c', publicKey: 'AA==', deviceType: 'singleDevice', backedUp: false }
  await db.passkey.create({ data: { userId: member.id, name: 'Mine', ...pair } })
  const session = await db.session.create({ data: { userId: member.id, token: 't', expiresAt: new Date(2 ** 42) } })
  const members = [{ neuron: 'planted/0/1', value: '1' }]
  const body = { title: 'Digits', symmetry: 'digit', parameter: 'digit', members }
  const { uid: family } = await createClaim(member, { kind: 'family', body, confidence: 'low' })
  const { id: claimId } = await db.claim.findUniqueOrThrow({ where: { uid: family } })
  const { id: modelId } = await db.model.findFirstOrThrow({ where: { name: 'planted' } })
  const place = { modelId, layer: 0, neuron: 2, role: 'member', parameter: '2' }
  const suggestion = await db.suggestion.create({ data: { claimId, ...place, method: 'test' } })
  const { secret, internalAdapter } = await auth().$context
  await internalAdapter.createVerificationValue({
    value: String(member.id),
    identifier: 'reset-password:chosen',
    expiresAt: new Date(2 ** 42),
  })
  const confirm = await createEmailVerificationToken(secret, 'fresh@example.org', undefined, 3600, {
    userId: String(fresh.id),
  })
  const last = async (table: 'apiKey' | 'passkey' | 'savedSearch' | 'questionTask' | 'activity') => {
    const [row] = await (db[table] as typeof db.apiKey).findMany({ orderBy: { id: 'desc' }, take: 1 })
    return String(row.id)
  }
  const ids = {
    key: await last('apiKey'),
    passkey: await last('passkey'),
    search: await last('savedSearch'),
    task: await last('questionTask'),
  }
  const news = await db.notification.findFirstOrThrow({ where: { userId: member.id } })
  return {
    ...{ claim, mine, reply, list, family, confirm },
    ...{ ...ids, session: String(session.id), suggestion: String(suggestion.id), news: String(news.activityId) },
  }
}

/** Names of what there is. */
export type Things = Awaited<ReturnType<typeof makeThings>>
