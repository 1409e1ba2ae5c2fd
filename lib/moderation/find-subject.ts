import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { Role } from '#lib/accounts/role.ts'
import { parseAccountRole } from '#lib/accounts/role.ts'
import { type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import type { Transaction } from '#lib/db.ts'
import type { Subject } from '#lib/moderation/subject.ts'

/** What a flag or an action is about, as the tables hold it. */
export interface FoundSubject {
  /** Its row's id. */
  id: number
  /** Whose it is; a person is their own. */
  author: Signatory
  /** The author's role. */
  role: Role
  /** Until when the author is suspended; null where they are not. */
  suspendedUntil: Date | null
  /** What it says, for moderators: Markdown, what a claim states a line a field, or a name. */
  text: string
  /** Where it is read on the site. */
  href: string
  hiddenAt: Date | null
  /** Whether the author alone reads it, hidden or not. */
  closed: boolean
}

const author = signature

/** Finds it, hidden or not; throws AccountRefusal (404) where there is none. */
export async function findSubject(tx: Transaction, { kind, name }: Subject): Promise<FoundSubject> {
  const found = await read[kind](tx, name)
  if (!found) throw new AccountRefusal(404, `There is no ${kind} ${name}.`)
  const { person, ...rest } = found
  const { suspendedUntil } = await tx.user.findUniqueOrThrow({
    where: { id: person.id },
    select: { suspendedUntil: true },
  })
  return {
    ...rest,
    author: signatory(person),
    role: parseAccountRole(person.role) ?? 'member',
    suspendedUntil: suspendedUntil && suspendedUntil > new Date() ? suspendedUntil : null,
  }
}

type Person = Parameters<typeof signatory>[0]
type Read = Omit<FoundSubject, 'author' | 'role' | 'suspendedUntil'> & { person: Person }

/** One field of what a claim states, as a line. */
function statedLine([name, value]: [string, unknown]): string {
  const plain = Array.isArray(value) && value.every(item => typeof item === 'string')
  return `${name}: ${plain ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value)}`
}

const read: Record<Subject['kind'], (tx: Transaction, name: string) => Promise<Read | null>> = {
  async claim(tx, uid) {
    const row = await tx.claim.findUnique({ where: { uid }, include: { author } })
    if (!row) return null
    const { id, hiddenAt, withdrawnAt } = row
    // A query of its own: a transaction is one connection, which takes one at a time.
    const last = await tx.claimVersion.findFirst({ where: { claimId: id }, orderBy: { version: 'desc' } })
    const { text: words = '', ...rest } = (last?.body ?? {}) as { text?: string }
    const text = [words, ...Object.entries(rest).map(statedLine)].join('\n').trim()
    return { id, person: row.author, text, href: `/claims/${uid}`, hiddenAt, closed: withdrawnAt !== null }
  },
  async reply(tx, uid) {
    const row = await tx.claimReply.findUnique({
      where: { uid },
      include: { author },
    })
    if (!row) return null
    const { id, claimId, text, hiddenAt, withdrawnAt } = row
    const claim = await tx.claim.findUniqueOrThrow({ where: { id: claimId }, select: { uid: true } })
    const href = `/claims/${claim.uid}#reply-${uid}`
    return { id, person: row.author, text, href, hiddenAt, closed: withdrawnAt !== null }
  },
  async list(tx, uid) {
    const row = await tx.neuronList.findUnique({ where: { uid }, include: { owner: author } })
    if (!row) return null
    const { id, title, note, visibility, hiddenAt } = row
    const text = note ? `${title}\n\n${note}` : title
    return { id, person: row.owner, text, href: `/lists/${uid}`, hiddenAt, closed: visibility !== 'public' }
  },
  async search(tx, name) {
    const row = await tx.savedSearch.findUnique({ where: { id: Number(name) }, include: { owner: author } })
    if (!row) return null
    const { id, title, path, question, hiddenAt } = row
    const href = question ? `/questions/${question}` : '/questions'
    return { id, person: row.owner, text: `${title}\n${path}`, href, hiddenAt, closed: question === null }
  },
  async task(tx, name) {
    const row = await tx.questionTask.findUnique({ where: { id: Number(name) }, include: { author } })
    if (!row) return null
    const { id, text, question, hiddenAt } = row
    return { id, person: row.author, text, href: `/questions/${question}`, hiddenAt, closed: false }
  },
  async user(tx, name) {
    const row = await tx.user.findUnique({ where: { id: Number(name) }, ...author })
    if (!row || row.deletedAt) return null
    return { id: row.id, person: row, text: row.name, href: `/people/${row.id}`, hiddenAt: null, closed: false }
  },
}
