'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answerForm, markMember } from '#app/account/answer-form.ts'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { beginGithub } from '#lib/accounts/github.ts'
import { askReset, confirmEmail, resetPassword } from '#lib/accounts/links.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { rowId } from '#lib/accounts/row-id.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { endSession } from '#lib/accounts/sessions.ts'
import { signIn, signOut } from '#lib/accounts/sign-in.ts'
import { signUp } from '#lib/accounts/sign-up.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'

const nextOf = (form: FormData): string => safeNext(String(form.get('next') ?? ''))

/** Makes an account; the answer is the same whether the e-mail had one or not. */
export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, signUp)
  return refused ?? { notice: 'A mail is on its way. Open the link in it within an hour to finish.' }
}

/** Signs in and goes on to where the person came from. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, signIn)
  if (refused) return refused
  await markMember(true)
  redirect(nextOf(form))
}

/** Sends the browser to GitHub, which sends it back to /account/github. */
export async function githubAction(_: FormState, form: FormData): Promise<FormState> {
  let there = ''
  const refused = await answerForm(form, async (given, visitor) => {
    there = await beginGithub(given, visitor)
  })
  return refused ?? redirect(there)
}

/** Confirms an e-mail, signs its person in and goes on. */
export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, confirmEmail)
  if (refused) return refused
  await markMember(true)
  redirect(nextOf(form))
}

/** Sends a link for a new password; the answer is the same whether there is such an account or not. */
export async function forgotAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, askReset)
  return refused ?? { notice: 'If this e-mail has an account, a link is on its way to it. It is good for an hour.' }
}

/** Sets a new password. */
export async function resetAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, resetPassword)
  if (refused) return refused
  await markMember(false)
  redirect('/account/sign-in?after=reset')
}

/** Ends this browser's session. */
export async function signOutAction(): Promise<void> {
  await signOut(visitorOf(await headers()))
  await markMember(false)
  redirect('/account/sign-in')
}

/** Ends another of the person's sessions. */
export async function endSessionAction(form: FormData): Promise<void> {
  const visitor = visitorOf(await headers())
  const member = await requireMember(visitor.headers, 'account.own')
  await endSession(member, rowId(form.get('id')))
  redirect('/account')
}

/** Deletes the account of whoever types its password. */
export async function deleteAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, deleteAccount)
  if (refused) return refused
  await markMember(false)
  redirect('/')
}
