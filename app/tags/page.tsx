import type { Metadata } from 'next'
import { TagChip } from '#components/claims/tag-chip.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { listTags } from '#lib/tags/list-tags.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Tags', description: 'The labels that people gave neurons.' }

/** Tags on a page. */
const SHOWN = 200

/** The labels that people gave neurons, the most used first. */
export default async function TagsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const prefix = oneOf(query.q)?.slice(0, 120) ?? ''
  const from = Math.min(1e6, Math.max(0, Math.floor(Number(oneOf(query.from)) || 0)))
  const tags = await listTags(prefix, { limit: SHOWN + 1, from })
  const more = new URLSearchParams({ ...(prefix ? { q: prefix } : {}), from: String(from + SHOWN) })
  return (
    <>
      <Crumbs path={[{ label: 'Claims', href: '/claims' }, { label: 'Tags' }]} />
      <h1>Tags</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">Labels that people gave neurons, the most used first.</p>
      <Panel label="Tags" className="px-4 py-3">
        <form action="/tags" className="flex flex-wrap items-end gap-2">
          <label>
            <span className="mb-1 block font-medium text-sm">Begins with</span>
            <input
              name="q"
              defaultValue={prefix}
              maxLength={120}
              autoComplete="off"
              className="h-9 rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
            />
          </label>
          <button type="submit" className={`${buttonClass()} h-9`}>
            Show
          </button>
        </form>
        {tags.length === 0 && <p className="mt-3 text-ink-2">No tag {prefix ? 'begins so' : 'yet'}.</p>}
        <ul className="mt-3 flex flex-wrap gap-1.5">
          {tags.slice(0, SHOWN).map(({ label, uses }) => (
            <li key={label} className="max-w-full">
              <TagChip label={label} count={uses} />
            </li>
          ))}
        </ul>
        {tags.length > SHOWN && (
          <a href={`/tags?${more}`} className={`${buttonClass()} mt-3`}>
            More
          </a>
        )}
      </Panel>
    </>
  )
}
