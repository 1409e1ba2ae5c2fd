'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answerForm } from '#app/account/answer-form.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { createList } from '#lib/lists/create-list.ts'
import { readNeuronRefs } from '#lib/lists/known-neurons.ts'
import { deleteList, setListDetails } from '#lib/lists/list-details.ts'
import type { ListFormState } from '#lib/lists/list-form-state.ts'
import type { ListDetails } from '#lib/lists/list-input.ts'
import { addToList, removeFromList, setItemNote } from '#lib/lists/list-items.ts'
import { moveInList, orderList } from '#lib/lists/list-order.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

const text = (form: FormData, name: string): string => String(form.get(name) ?? '')
const detailsOf = (form: FormData) =>
  ({ title: text(form, 'title'), note: text(form, 'note'), visibility: text(form, 'visibility') }) as ListDetails
const shown = ['title', 'note', 'visibility', 'neurons']

/** Makes a list and goes to its page. */
export async function createListAction(_: FormState, form: FormData): Promise<FormState> {
  let uid = ''
  const refused = await answerForm(
    form,
    async (_, visitor) => {
      const owner = await requireWriter(visitor, 'list.write', 'list')
      uid = (await createList(owner, detailsOf(form), readNeuronRefs(text(form, 'neurons')))).uid
    },
    shown,
  )
  if (refused) return refused
  redirect(`/lists/${uid}`)
}

/** Does to a list what the button says: sets its words, orders it, notes something on a neuron, adds or takes some out. */
export async function changeListAction(state: ListFormState, form: FormData): Promise<ListFormState> {
  const uid = text(form, 'uid')
  // Changes sent one right after the other each know the version that the one before has made.
  const from = Math.max(Number(text(form, 'version')) || 0, state.version ?? 0)
  let version = from
  const refused = await answerForm(
    form,
    async (_, visitor) => {
      const owner = await requireWriter(visitor, 'list.write', 'list')
      const neurons = readNeuronRefs(text(form, 'neurons'))
      const work: Record<string, () => Promise<number>> = {
        details: () => setListDetails(owner, uid, from, detailsOf(form)),
        add: () => addToList(owner, uid, neurons),
        remove: () => removeFromList(owner, uid, neurons[0]),
        note: () => setItemNote(owner, uid, from, neurons[0], text(form, 'note')),
        order: () => orderList(owner, uid, from, neurons),
        up: () => moveInList(owner, uid, from, neurons[0], -1),
        down: () => moveInList(owner, uid, from, neurons[0], 1),
      }
      const wanted = text(form, 'do')
      if (Object.hasOwn(work, wanted)) version = await work[wanted]()
    },
    shown,
  )
  revalidatePath(`/lists/${uid}`)
  return refused ? { ...refused, version: state.version } : { version, notice: noticeOf(text(form, 'do')) }
}

/** Deletes a list and goes to the others. */
export async function deleteListAction(form: FormData): Promise<void> {
  const visitor = visitorOf(await headers())
  const owner = await requireWriter(visitor, 'list.write', 'list')
  await deleteList(owner, text(form, 'uid'))
  redirect('/lists')
}

const noticeOf = (done: string): string | undefined =>
  ({
    details: 'Kept.',
    note: 'Note kept.',
    add: 'Added.',
    remove: 'Taken out.',
    order: 'Moved.',
    up: 'Moved.',
    down: 'Moved.',
  })[done]
