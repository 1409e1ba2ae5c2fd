'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentMember } from '#lib/accounts/member.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { setWatch } from '#lib/feeds/watch.ts'
import { requireWriter } from '#lib/moderation/require-writer.ts'

/** Begins or ends a watch and comes back to the page; a visitor signs in first. */
export async function watchAction(form: FormData): Promise<void> {
  const visitor = visitorOf(await headers())
  const next = safeNext(String(form.get('next') ?? ''), '/activity')
  if (!(await currentMember(visitor.headers))) redirect(`/account/sign-in?${new URLSearchParams({ next })}`)
  const member = await requireWriter(visitor, 'list.write', 'watch')
  await setWatch(member, String(form.get('subject') ?? ''), form.get('on') === '1')
  redirect(next)
}
