'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { answerWriter } from '#app/claims/answer-writer.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import type { Member } from '#lib/accounts/member.ts'
import { rowId } from '#lib/accounts/row-id.ts'
import { askFamilyCheck } from '#lib/claims/ask-family-check.ts'
import { claimHref } from '#lib/claims/claim-address.ts'
import { decideSuggestion } from '#lib/claims/decide-suggestion.ts'
import { replyToClaim } from '#lib/claims/reply-to-claim.ts'
import { isUid } from '#lib/claims/uid.ts'
import { voteOnClaim } from '#lib/claims/vote-on-claim.ts'
import { restoreClaim, withdrawClaim } from '#lib/claims/withdraw-claim.ts'
import { restoreReply, withdrawReply } from '#lib/claims/withdraw-reply.ts'
import type { WriteKind } from '#lib/moderation/write-limits.ts'

type Fields = Record<string, string>

/** Does something about a claim and shows its page anew; `place` is where on it. */
async function about(
  state: FormState,
  form: FormData,
  kind: WriteKind,
  work: (writer: Member, fields: Fields) => Promise<void>,
): Promise<FormState> {
  const uid = String(form.get('uid') ?? '')
  const refused = await answerWriter(state, form, () => claimHref(uid), kind, work)
  if (refused) return refused
  if (!isUid(uid)) redirect('/claims')
  revalidatePath(claimHref(uid))
  redirect(claimHref(uid))
}

/** Votes for or against a claim, or takes a vote back. */
export const voteAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'vote', async (writer, { uid, value, reason, version }) => {
    await voteOnClaim(writer, uid, { value: Number(value), reason, version: Number(version) })
  })

/** Answers a claim or a reply. */
export const replyAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'reply', async (writer, { uid, text, parent }) => {
    await replyToClaim(writer, uid, { text, parent: parent || null })
  })

/** Withdraws one's own claim, or brings it back. */
export const withdrawAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'version', (writer, { uid, back }) =>
    back ? restoreClaim(writer, uid) : withdrawClaim(writer, uid),
  )

/** Withdraws one's own reply, or brings it back. */
export const withdrawReplyAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'version', (writer, { reply, back }) =>
    back ? restoreReply(writer, reply) : withdrawReply(writer, reply),
  )

/** Has a family checked by changed texts once more. */
export const checkAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'check', (writer, { uid }) => askFamilyCheck(writer, uid))

/** Accepts or rejects a suggestion for a family or a split. */
export const decideAction = async (state: FormState, form: FormData): Promise<FormState> =>
  about(state, form, 'version', (writer, { uid, suggestion, decision, value }) => {
    if (decision !== 'accept' && decision !== 'reject')
      throw new AccountRefusal(400, 'Wanted a decision: accept or reject.')
    return decideSuggestion(writer, { uid, id: rowId(suggestion), accept: decision === 'accept', value })
  })
