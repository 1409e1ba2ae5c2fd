import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { signatory, signature } from '#lib/claims/reader.ts'
import { line } from '#lib/claims/texts.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'
import { questionOf } from '#lib/questions/questions.ts'

/** Most searches that one person keeps. */
const MOST = 500

const asked = z.strictObject({
  title: line,
  path: z.string().refine(text => safeNext(text, '') === text && text !== '', 'Wanted a page of this site.'),
  question: z
    .string()
    .refine(slug => slug === '' || questionOf(slug) !== null, 'There is no such question.')
    .transform(slug => slug || null),
})

/** Keeps a page of the site with its filters; filed under a question (else '') everybody reads it. Throws AccountRefusal. */
export async function saveSearch(owner: Writer, input: unknown): Promise<void> {
  const data = readInput(asked, input)
  await writing(owner, 'list.write', async tx => {
    if ((await tx.savedSearch.count({ where: { ownerId: owner.id } })) >= MOST)
      throw new AccountRefusal(400, `You keep ${MOST} searches, which is the most. Remove one first.`)
    const { id } = await tx.savedSearch.create({ data: { ownerId: owner.id, ...data } })
    await audit({ userId: owner.id, action: 'search.saved', subject: `search:${id}` }, tx)
    // What nobody else reads is nobody's to look at.
    if (data.question)
      await lookAtPost(tx, { author: owner, subject: { kind: 'search', name: String(id) }, text: data.title })
  })
}

/** Removes one of a person's own searches; throws AccountRefusal (404) for any other. */
export async function removeSearch(owner: Writer, id: number): Promise<void> {
  await writing(owner, 'list.write', async tx => {
    const { count } = await tx.savedSearch.deleteMany({ where: { id, ownerId: owner.id } })
    if (count === 0) throw new AccountRefusal(404, 'You have no such search.')
    await audit({ userId: owner.id, action: 'search.removed', subject: `search:${id}` }, tx)
  })
}

const order = { orderBy: { id: 'desc' as const }, take: 200, include: { owner: signature } }
const told = <T extends { owner: Parameters<typeof signatory>[0] }>(rows: T[]) =>
  rows.map(row => ({ ...row, owner: signatory(row.owner) }))

/** Searches filed under a question, the last first. */
export const searchesOf = async (question: string) =>
  told(await db.savedSearch.findMany({ where: { question, hiddenAt: null }, ...order }))

/** A person's own searches, the last first. */
export const ownSearches = async (ownerId: number) =>
  told(await db.savedSearch.findMany({ where: { ownerId }, ...order }))
