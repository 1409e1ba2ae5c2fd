import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { moderateAction } from '#app/moderation/actions.ts'
import { QueueCard } from '#components/moderation/queue-card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { signInHref } from '#lib/accounts/ask-sign-in.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { may } from '#lib/accounts/permissions.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { queueLength, readQueue } from '#lib/moderation/queue.ts'
import { readCase } from '#lib/moderation/read-case.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Moderation', robots: { index: false } }

/** What waits for a moderator; `?subject=claim:{uid}` shows one thing, reported or not. For moderators only. */
export default async function ModerationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await currentMember(new Headers(await headers()))
  if (!member) redirect(signInHref('/moderation'))
  if (!may(member.role, 'queue.read')) notFound()
  const subject = oneOf((await searchParams).subject)
  const entries = subject === undefined ? await readQueue(member) : await readCase(subject, member)
  const waiting = await queueLength()
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Moderation' }]}>
        <a href="/moderation/log">Public log</a>
      </Crumbs>
      <h1>Moderation</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        {waiting === 0 ? 'Nothing waits.' : waiting === 1 ? 'One thing waits.' : `${waiting} things wait.`} Whatever is
        done stands in the public log with its reason.
      </p>
      <div className="grid gap-3.5">
        {entries.map(entry => (
          <QueueCard key={entry.subject} entry={entry} action={moderateAction} />
        ))}
      </div>
    </>
  )
}
