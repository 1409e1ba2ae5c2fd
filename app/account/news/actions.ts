'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { requireMember } from '#lib/accounts/member.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { deedHref } from '#lib/feeds/deed-words.ts'
import { markNewsRead, readNews } from '#lib/feeds/news.ts'

/** Marks one of the person's news as read and goes to what it is about. */
export async function openNewsAction(form: FormData): Promise<void> {
  const visitor = visitorOf(await headers())
  const { id } = await requireMember(visitor.headers, 'account.own')
  const asked = String(form.get('id') ?? '')
  if (!/^[1-9]\d{0,15}$/.test(asked)) redirect('/account/news')
  // Only what this person is told of, and may still read, leads anywhere.
  const [item] = await readNews(id, String(BigInt(asked) + 1n))
  await markNewsRead(id, asked)
  redirect(item?.id === asked ? deedHref(item) : '/account/news')
}

/** Marks all of the person's news as read. */
export async function readAllAction(): Promise<void> {
  const visitor = visitorOf(await headers())
  await markNewsRead((await requireMember(visitor.headers, 'account.own')).id, null)
  redirect('/account/news')
}
