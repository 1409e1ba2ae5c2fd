import type { Metadata } from 'next'
import { ActionList } from '#components/moderation/action-list.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { moderationLog } from '#lib/moderation/log.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'What moderators did' }

/** Every action of a moderator with its reason, the latest first; `?before=ID` goes on. */
export default async function ModerationLogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const from = Number(oneOf((await searchParams).before))
  const { actions, before } = await moderationLog(
    Number.isInteger(from) && from > 0 && from < 2 ** 31 ? from : undefined,
  )
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Moderation log' }]} />
      <h1>What moderators did</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        Whatever a moderator hides, restores or decides about a person is told here, with the reason. It cannot be
        changed afterwards.
      </p>
      {actions.length === 0 ? <p className="text-ink-2">Nothing so far.</p> : <ActionList actions={actions} />}
      {before !== null && (
        <p className="mt-3.5">
          <a href={`/moderation/log?before=${before}`}>Earlier</a>
        </p>
      )}
    </>
  )
}
