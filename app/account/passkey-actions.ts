'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answerForm, markMember } from '#app/account/answer-form.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { addPasskey, passkeyOffer } from '#lib/accounts/add-passkey.ts'
import type { DeviceQuestion } from '#lib/accounts/device-question.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { passkeyChallenge, passkeySignIn } from '#lib/accounts/passkey-sign-in.ts'
import { removePasskey, renamePasskey } from '#lib/accounts/passkeys.ts'
import { rowId } from '#lib/accounts/row-id.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { type Visitor, visitorOf } from '#lib/accounts/visitor.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

async function ask<T>(work: (visitor: Visitor) => Promise<T>): Promise<DeviceQuestion<T>> {
  try {
    return { options: await work(visitorOf(await headers())) }
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    return { problem: error.message }
  }
}

/** What a device is asked to make a passkey for the person. */
export async function passkeyOfferAction() {
  return ask(passkeyOffer)
}

/** Keeps the passkey that the device has made. */
export async function addPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, async (given, visitor) => {
    await requireWriter(visitor, 'key.own', 'key')
    await addPasskey(given, visitor)
  })
  if (refused) return refused
  revalidatePath('/account')
  return { notice: 'Added. It signs you in from now on.' }
}

/** Gives one of the person's passkeys another name. */
export async function renamePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, async (given, visitor) => {
    const { id } = await requireMember(visitor.headers, 'key.own')
    await renamePasskey(id, rowId(given.get('id')), String(given.get('name') ?? ''))
  })
  if (refused) return refused
  revalidatePath('/account')
  return { notice: 'Renamed.' }
}

/** Takes one of the person's passkeys away. */
export async function removePasskeyAction(form: FormData): Promise<void> {
  const { headers: own } = visitorOf(await headers())
  const { id } = await requireMember(own, 'key.own')
  await removePasskey(id, rowId(form.get('id')))
  redirect('/account')
}

/** What a device is asked to sign somebody in. */
export async function passkeyChallengeAction() {
  return ask(passkeyChallenge)
}

/** Signs in whoever's passkey has answered and goes on. */
export async function passkeySignInAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, passkeySignIn)
  if (refused) return refused
  await markMember(true)
  redirect(safeNext(String(form.get('next') ?? '')))
}
