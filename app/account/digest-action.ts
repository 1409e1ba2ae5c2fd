'use server'

import { revalidatePath } from 'next/cache'
import { answerForm } from '#app/account/answer-form.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { digests, setDigest } from '#lib/feeds/set-digest.ts'

/** Sets how often the person's news come by e-mail. */
export async function setDigestAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = await answerForm(form, async (_, visitor) => {
    const { id } = await requireMember(visitor.headers, 'account.own')
    const digest = digests.find(one => one === form.get('digest'))
    if (!digest) throw new AccountRefusal(400, `Wanted one of ${digests.join(', ')}.`)
    await setDigest(id, digest)
  })
  revalidatePath('/account')
  return refused ?? { notice: 'Kept.' }
}
