import type { Member } from '#lib/accounts/member.ts'
import { db } from '#lib/db.ts'

/** The claim that something belongs to, by its name. */
const claim = { select: { uid: true } } as const

/** Everything the site holds about a person, but for secrets: hashes of password and keys, tokens of sessions. */
export async function exportAccount({ id }: Pick<Member, 'id'>) {
  const user = await db.user.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      uid: true,
      name: true,
      email: true,
      emailVerified: true,
      image: true,
      role: true,
      createdAt: true,
      updatedAt: true,
      suspendedUntil: true,
      digest: true,
      accounts: { select: { providerId: true, accountId: true, scope: true, createdAt: true, updatedAt: true } },
      sessions: { select: { createdAt: true, lastUsedAt: true, expiresAt: true, ipAddress: true, userAgent: true } },
      apiKeys: { select: { name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true } },
      passkeys: { select: { name: true, deviceType: true, backedUp: true, createdAt: true } },
      claims: {
        select: {
          uid: true,
          kind: true,
          editors: true,
          status: true,
          question: true,
          createdAt: true,
          updatedAt: true,
          withdrawnAt: true,
          hiddenAt: true,
        },
        orderBy: { id: 'asc' },
      },
      claimVersions: {
        select: { claim, version: true, body: true, confidence: true, evidence: true, summary: true, createdAt: true },
        orderBy: [{ claimId: 'asc' }, { version: 'asc' }],
      },
      votes: {
        select: { claim, value: true, reason: true, version: true, createdAt: true },
        orderBy: { claimId: 'asc' },
      },
      replies: {
        select: { uid: true, claim, text: true, createdAt: true, withdrawnAt: true, hiddenAt: true },
        orderBy: { id: 'asc' },
      },
      lists: {
        select: {
          uid: true,
          kind: true,
          title: true,
          note: true,
          visibility: true,
          createdAt: true,
          updatedAt: true,
          items: {
            select: { model: { select: { name: true } }, layer: true, neuron: true, note: true, addedAt: true },
            orderBy: { position: 'asc' },
          },
        },
        orderBy: { id: 'asc' },
      },
      watches: { select: { subject: true, createdAt: true }, orderBy: { subject: 'asc' } },
      notifications: {
        select: { readAt: true, activity: { select: { at: true, verb: true } } },
        orderBy: { activityId: 'asc' },
      },
      savedSearches: { select: { title: true, path: true, question: true, createdAt: true }, orderBy: { id: 'asc' } },
      tasks: { select: { question: true, text: true, createdAt: true, doneAt: true }, orderBy: { id: 'asc' } },
      answers: { omit: { userId: true, id: true }, orderBy: { id: 'asc' } },
      queued: {
        select: { subject: true, cause: true, reason: true, note: true, createdAt: true },
        orderBy: { id: 'asc' },
      },
      auditEvents: { select: { at: true, action: true, subject: true, detail: true }, orderBy: { id: 'asc' } },
    },
  })
  const { accounts, sessions, apiKeys, claims, claimVersions, votes, replies, lists, queued, auditEvents, ...rest } =
    user
  const { passkeys, watches, notifications, savedSearches, tasks, answers, ...person } = rest
  const named = <T extends { claim: { uid: string } }>(rows: T[]) => rows.map(row => ({ ...row, claim: row.claim.uid }))
  return {
    person,
    waysToSignIn: accounts,
    sessions,
    apiKeys,
    passkeys,
    claims,
    versions: named(claimVersions),
    votes: named(votes),
    replies: named(replies),
    lists: lists.map(list => ({
      ...list,
      items: list.items.map(({ model, layer, neuron, ...item }) => ({
        neuron: `${model.name}/${layer}/${neuron}`,
        ...item,
      })),
    })),
    ...{ watches, news: notifications, savedSearches, tasks, answers },
    flags: queued,
    events: auditEvents,
  }
}
