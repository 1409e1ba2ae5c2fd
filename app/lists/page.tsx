import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { ListRows } from '#components/lists/list-rows.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { LISTS_PAGE, listLists } from '#lib/lists/list-lists.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Lists', description: 'Lists of neurons that people made.' }

/** One's own lists, then those that others made for everybody. */
export default async function ListsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await currentMember(new Headers(await headers()))
  const page = Math.min(1000, Math.max(1, Math.floor(Number(oneOf((await searchParams).page))) || 1))
  const [own, others] = await Promise.all([
    member ? listLists(member, { owner: member.id }) : [],
    listLists(member, { page }),
  ])
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Lists' }]}>
        <Link href="/lists/new" prefetch={false} className={buttonClass()}>
          Make a list
        </Link>
      </Crumbs>
      <h1>Lists</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Neurons put together by people, in an order, with notes. A neuron’s page has a button that adds it to yours.
      </p>
      {member && (
        <>
          <SectionHead title="Yours" />
          <Panel label="Yours">
            {own.length > 0 ? <ListRows lists={own} own /> : <p className="px-4 py-3 text-ink-2">You have none yet.</p>}
          </Panel>
        </>
      )}
      <SectionHead title={member ? 'Those of others' : 'Public lists'} />
      <Panel label="Public lists">
        {others.length > 0 ? <ListRows lists={others} /> : <p className="px-4 py-3 text-ink-2">There are none yet.</p>}
      </Panel>
      <nav aria-label="Pages" className="mt-3 flex gap-3 text-sm empty:hidden">
        {page > 1 && (
          <a href={`/lists?page=${page - 1}`} className={buttonClass()}>
            Previous
          </a>
        )}
        {others.length === LISTS_PAGE && (
          <a href={`/lists?page=${page + 1}`} className={buttonClass()}>
            Next
          </a>
        )}
      </nav>
    </>
  )
}
