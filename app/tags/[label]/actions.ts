'use server'

import { redirect } from 'next/navigation'
import { answerWriter } from '#app/claims/answer-writer.ts'
import { tagHref } from '#components/claims/tag-chip.tsx'
import type { FormState } from '#lib/accounts/form-state.ts'
import { mergeTags, unmergeTag } from '#lib/tags/merge-tags.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

/** Makes a tag another name of a second one. */
export async function mergeTagAction(state: FormState, form: FormData): Promise<FormState> {
  const into = tagHref(tagLabel(String(form.get('into') ?? '')))
  const refused = await answerWriter(
    state,
    form,
    ({ label }) => tagHref(label),
    'moderation',
    (writer, { label, into: second, reason }) => mergeTags(writer, label, second, reason),
  )
  return refused ?? redirect(into)
}

/** Makes another name of a tag a tag of its own again. */
export async function unmergeTagAction(state: FormState, form: FormData): Promise<FormState> {
  const label = tagHref(tagLabel(String(form.get('label') ?? '')))
  const refused = await answerWriter(
    state,
    form,
    () => label,
    'moderation',
    (writer, { label: synonym }) => unmergeTag(writer, synonym),
  )
  return refused ?? redirect(label)
}
