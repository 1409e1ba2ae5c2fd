'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { answerWriter } from '#app/claims/answer-writer.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { rowId } from '#lib/accounts/row-id.ts'
import { questionOf } from '#lib/questions/questions.ts'
import { removeSearch, saveSearch } from '#lib/questions/saved-searches.ts'
import { addTask, tickTask } from '#lib/questions/tasks.ts'

const boardOf = (slug: string | undefined): string => (slug && questionOf(slug) ? `/questions/${slug}` : '/questions')

/** Keeps a page with its filters and goes to where it is filed. */
export async function saveSearchAction(before: FormState, form: FormData): Promise<FormState> {
  let question = ''
  const refused = await answerWriter(
    before,
    form,
    ({ path = '' }) => `/questions/save?${new URLSearchParams({ path })}`,
    'question',
    async (owner, { title = '', path = '', question: slug = '' }) => {
      await saveSearch(owner, { title, path, question: slug })
      question = slug
    },
  )
  if (refused) return refused
  redirect(`${boardOf(question)}#searches`)
}

/** Answers a form that stands on the page of the question it names. */
async function answerBoard(
  before: FormState,
  form: FormData,
  work: Parameters<typeof answerWriter>[4],
): Promise<FormState> {
  const board = boardOf(String(form.get('question') ?? ''))
  const refused = await answerWriter(before, form, () => board, 'question', work)
  // The same page with another `#` would not be asked for anew.
  revalidatePath(board)
  return refused ?? {}
}

/** Removes one of the person's own searches. */
export const removeSearchAction = async (before: FormState, form: FormData): Promise<FormState> =>
  answerBoard(before, form, (owner, { id }) => removeSearch(owner, rowId(id)))

/** Writes something left to do for a question. */
export const addTaskAction = async (before: FormState, form: FormData): Promise<FormState> =>
  answerBoard(before, form, (author, { question = '', text = '' }) => addTask(author, { question, text }))

/** Ticks a task or opens it again. */
export const tickTaskAction = async (before: FormState, form: FormData): Promise<FormState> =>
  answerBoard(before, form, (member, { id, done }) => tickTask(member, rowId(id), done === '1'))
