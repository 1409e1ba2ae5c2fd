'use server'

import { redirect } from 'next/navigation'
import { answerWriter } from '#app/claims/answer-writer.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { moderate } from '#lib/moderation/moderate.ts'

/** Does what a moderator has decided, and shows the queue anew. */
export async function moderateAction(state: FormState, form: FormData): Promise<FormState> {
  const refused = await answerWriter(
    state,
    form,
    () => '/moderation',
    'moderation',
    (writer, { days, ...fields }) => moderate(writer, { ...fields, ...(days ? { days } : {}) }),
  )
  return refused ?? redirect('/moderation')
}
