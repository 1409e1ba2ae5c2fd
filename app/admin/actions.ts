'use server'

import { redirect } from 'next/navigation'
import { answerWriter } from '#app/claims/answer-writer.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { grantRole } from '#lib/accounts/grant-role.ts'
import { rowId } from '#lib/accounts/row-id.ts'

/** Gives somebody a role. */
export async function grantAction(state: FormState, form: FormData): Promise<FormState> {
  const refused = await answerWriter(
    state,
    form,
    () => '/admin',
    'moderation',
    async (writer, { id, role }) => {
      await grantRole(writer, rowId(id), role ?? '')
    },
  )
  return refused ?? redirect(`/admin?q=${encodeURIComponent(String(form.get('q') ?? '').slice(0, 100))}`)
}
