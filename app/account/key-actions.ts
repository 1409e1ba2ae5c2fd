'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answerForm } from '#app/account/answer-form.ts'
import { createApiKey, revokeApiKey } from '#lib/accounts/api-keys.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { rowId } from '#lib/accounts/row-id.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

/** Makes a key for the person's scripts and shows it, this once. */
export async function makeKeyAction(_: FormState, form: FormData): Promise<FormState> {
  let secret = ''
  const refused = await answerForm(form, async (_, visitor) => {
    const { id } = await requireWriter(visitor, 'key.own', 'key')
    secret = await createApiKey(id, { name: String(form.get('name') ?? ''), scopes: form.getAll('scope').map(String) })
  })
  if (refused) return refused
  revalidatePath('/account')
  return { secret }
}

/** Takes one of the person's keys away. */
export async function revokeKeyAction(form: FormData): Promise<void> {
  const { headers: own } = visitorOf(await headers())
  const { id } = await requireMember(own, 'key.own')
  await revokeApiKey(id, rowId(form.get('id')))
  redirect('/account')
}
