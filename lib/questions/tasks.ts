import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { may } from '#lib/accounts/permissions.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { type Reader, type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import { line } from '#lib/claims/texts.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'
import { questionOf } from '#lib/questions/questions.ts'

/** Something left to do for a question. */
export interface Task {
  id: number
  text: string
  author: Signatory
  createdAt: Date
  /** When it was ticked; null while it is open. */
  doneAt: Date | null
  hidden: boolean
}

const asked = z.strictObject({
  question: z.string().refine(slug => questionOf(slug) !== null, 'There is no such question.'),
  text: line,
})

/** Writes something left to do for a question. Throws AccountRefusal. */
export async function addTask(author: Writer, input: unknown): Promise<void> {
  const data = readInput(asked, input)
  await writing(author, 'list.write', async tx => {
    const { id } = await tx.questionTask.create({ data: { authorId: author.id, ...data } })
    await audit({ userId: author.id, action: 'task.written', subject: `task:${id}` }, tx)
    await lookAtPost(tx, { author, subject: { kind: 'task', name: String(id) }, text: data.text })
  })
}

/** Ticks a task, or opens it again: any member may. Throws AccountRefusal (404) where there is none. */
export async function tickTask(member: Writer, id: number, done: boolean): Promise<void> {
  await writing(member, 'list.write', async tx => {
    const { count } = await tx.questionTask.updateMany({
      where: { id, hiddenAt: null },
      data: { doneAt: done ? new Date() : null, doneBy: done ? member.id : null },
    })
    if (count === 0) throw new AccountRefusal(404, 'There is no such task.')
    await audit({ userId: member.id, action: done ? 'task.ticked' : 'task.opened', subject: `task:${id}` }, tx)
  })
}

/** Tasks of a question, open ones first, then in the order in which they were written. Hidden ones are for moderators and their author. */
export async function tasksOf(question: string, reader: Reader): Promise<Task[]> {
  const rows = await db.questionTask.findMany({
    where: {
      question,
      ...(!may(reader?.role ?? 'visitor', 'contribution.hide') && {
        OR: [{ hiddenAt: null }, { authorId: reader?.id ?? 0 }],
      }),
    },
    orderBy: { id: 'asc' },
    take: 500,
    include: { author: signature },
  })
  return rows
    .map(({ id, text, author, createdAt, doneAt, hiddenAt }) => ({
      ...{ id, text, createdAt, doneAt },
      author: signatory(author),
      hidden: hiddenAt !== null,
    }))
    .sort((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null))
}
