'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { answerWriter, fieldsOf } from '#app/claims/answer-writer.ts'
import type { ClaimFormState } from '#components/claims/claim-form.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import { publicUrl } from '#lib/accounts/public-url.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { claimHref, newClaimHref } from '#lib/claims/claim-address.ts'
import { ClaimConflict } from '#lib/claims/claim-conflict.ts'
import { type ClaimFields, fieldsToContent } from '#lib/claims/claim-fields.ts'
import { conflictWords } from '#lib/claims/conflict-words.ts'
import { createClaim } from '#lib/claims/create-claim.ts'
import { editClaim } from '#lib/claims/edit-claim.ts'
import { type ClaimKind, claimKinds } from '#lib/claims/kinds.ts'

const kindOf = (word: string): ClaimKind => claimKinds.find(kind => kind === word) ?? 'description'

/** The site's own address, which evidence may be given with. */
const site = async () => (await headers()).get('origin') ?? publicUrl()

/** The form again, with what was typed as far as an address can carry it. */
function formHref({ kind, ...fields }: ClaimFields): string {
  const whole = newClaimHref({ kind, ...fields })
  return whole.length < 1900 ? whole : newClaimHref({ kind })
}

/** Writes a new claim and shows it. */
export async function createAction(state: ClaimFormState, form: FormData): Promise<ClaimFormState> {
  let uid = ''
  const refused = await answerWriter(state, form, formHref, 'claim', async (writer, fields) => {
    const kind = kindOf(fields.kind)
    const { question } = fields
    const content = fieldsToContent(kind, fields, await site())
    uid = (await createClaim(writer, { kind, ...content, ...(question ? { question } : {}) })).uid
  })
  if (refused) return refused
  redirect(claimHref(uid))
}

/** Writes a new version of a claim; where somebody else came before, both sides are shown. */
export async function editAction(state: ClaimFormState, form: FormData): Promise<ClaimFormState> {
  const { uid = '', kind = '', from = '', summary = '' } = fieldsOf(form)
  try {
    const refused = await answerWriter(
      state,
      form,
      () => `${claimHref(uid)}/edit`,
      'version',
      async (writer, fields) => {
        const content = fieldsToContent(kindOf(kind), fields, await site())
        await editClaim(writer, uid, { from: Number(from), summary, ...content })
      },
    )
    if (refused) return refused
  } catch (error) {
    if (!(error instanceof ClaimConflict)) throw error
    const conflict = conflictWords(error)
    return {
      problem: error.message,
      conflict,
      values: { ...conflict.fields, summary },
      attempt: (state.attempt ?? 0) + 1,
    }
  }
  redirect(claimHref(uid))
}

/** A text as it will be shown; the browser has no part of what draws it. */
export async function previewAction(text: string): Promise<ReactNode> {
  visitorOf(await headers())
  return <Markdown text={String(text).slice(0, 4000)} />
}
