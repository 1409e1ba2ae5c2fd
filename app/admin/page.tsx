import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { grantAction } from '#app/admin/actions.ts'
import { HealthList } from '#components/admin/health-list.tsx'
import { PeopleTable } from '#components/admin/people-table.tsx'
import { LiveProgress } from '#components/runs/live-progress.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { signInHref } from '#lib/accounts/ask-sign-in.ts'
import { findPeople } from '#lib/accounts/find-people.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { may } from '#lib/accounts/permissions.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { queueLength } from '#lib/moderation/queue.ts'
import { readProgress } from '#lib/queries/run-progress.ts'
import { siteHealth } from '#lib/queries/site-health.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Administration', robots: { index: false } }

/** Accounts, what waits, runs and the state of the site; `?q=` finds people. For admins only. */
export default async function AdminPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await currentMember(new Headers(await headers()))
  if (!member) redirect(signInHref('/admin'))
  if (!may(member.role, 'site.administer')) notFound()
  const q = oneOf((await searchParams).q) ?? ''
  const [people, waiting, progress, health] = await Promise.all([
    findPeople(member, q),
    queueLength(),
    readProgress(),
    siteHealth(),
  ])
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Administration' }]} />
      <h1>Administration</h1>
      <p className="mt-1">
        <a href="/moderation">{waiting === 1 ? 'One thing waits' : `${waiting} things wait`} for a moderator</a>
      </p>
      <SectionHead title="Health" />
      <HealthList health={health} workers={progress.workers.length} />
      <SectionHead title="People">at most 50, the latest first</SectionHead>
      <search>
        <form className="mb-2.5 flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-label="Name or e-mail"
            placeholder="Name or e-mail"
            className="h-9 w-full max-w-[320px] rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
          />
          <button type="submit" className={`${buttonClass()} h-9`}>
            Find
          </button>
        </form>
      </search>
      <PeopleTable people={people} own={member.id} q={q} grant={grantAction} />
      <SectionHead title="Runs" />
      <LiveProgress initial={progress} />
    </>
  )
}
