'use server'

import { answerWriter } from '#app/claims/answer-writer.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { flag } from '#lib/moderation/flag.ts'

/** Tells moderators of something. */
export async function flagAction(state: FormState, form: FormData): Promise<FormState> {
  const next = ({ subject }: Record<string, string>) => `/flag?subject=${encodeURIComponent(subject)}`
  const refused = await answerWriter(state, form, next, 'flag', (writer, fields) => flag(writer, fields))
  return refused ?? { notice: 'Thank you: a moderator will look at it. What is decided is told in the public log.' }
}
