import type { Metadata } from 'next'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { AlgorithmicTable } from '#components/patterns/algorithmic-table.tsx'
import { SaveSearch } from '#components/questions/save-search.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import {
  ALGORITHMIC_ROWS,
  type AlgorithmicSort,
  type AlgorithmicView,
  algorithmicHref,
  algorithmicSorts,
  parseAlgorithmicView,
} from '#lib/address/algorithmic-view.ts'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { type Badge, badges } from '#lib/patterns/badge.ts'
import { badgeSentences, badgeWords } from '#lib/patterns/words.ts'
import { algorithmicPage } from '#lib/queries/algorithmic.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Algorithmic neurons',
  description:
    'Neurons that behave like a regular expression: a pattern for each, and whether an experiment bore it out.',
}

const sortWords: Record<AlgorithmicSort, string> = {
  f1: 'F1',
  gain: 'Surprising',
  length: 'Shortest',
  badge: 'Badge',
}

/** The pattern that was found for each neuron, verified and refuted ones alike. */
export default async function AlgorithmicPage({ searchParams }: { searchParams: Promise<Query> }) {
  const view = parseAlgorithmicView(await searchParams)
  const { rows, counts, models } = await algorithmicPage(view)
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const total = view.badge === null ? all : (counts.get(view.badge) ?? 0)
  const to = (change: Partial<AlgorithmicView>) => algorithmicHref({ ...view, page: 1, ...change })
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Algorithmic neurons' }]}>
        <SaveSearch path={algorithmicHref({ ...view, page: 1 })} />
      </Crumbs>
      <h1>Algorithmic neurons</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        {all === 0
          ? 'No pattern was looked for yet: the analysis of a run does it last.'
          : `${plural(all, 'neuron')} with a pattern. ${sentence(counts)}`}
      </p>
      <Panel label="Patterns" className="overflow-hidden">
        <div className="flex flex-wrap gap-x-6 gap-y-1.5 px-4 py-2.5">
          <Choices label="Models">
            <Chip href={to({ model: null })} current={view.model === null}>
              All
            </Chip>
            {models.map(name => (
              <Chip key={name} href={to({ model: name })} current={view.model === name}>
                {name}
              </Chip>
            ))}
          </Choices>
          <Choices label="Badges">
            <Chip href={to({ badge: null })} current={view.badge === null}>
              All
            </Chip>
            {badges.map(badge => (
              <Chip key={badge} href={to({ badge })} current={view.badge === badge}>
                {badgeWords[badge]} {formatCount(counts.get(badge) ?? 0)}
              </Chip>
            ))}
          </Choices>
          <Choices label="Sorted by">
            {algorithmicSorts.map(sort => (
              <Chip key={sort} href={to({ sort })} current={view.sort === sort}>
                {sortWords[sort]}
              </Chip>
            ))}
          </Choices>
        </div>
        {view.badge !== null && <p className="px-4 pb-2 text-ink-2 text-xs">{badgeSentences[view.badge]}</p>}
        {view.sort === 'gain' && (
          <p className="px-4 pb-2 text-ink-2 text-xs">Surprising: F1 far above the best single token’s.</p>
        )}
        <div className="border-line border-t">
          {rows.length > 0 ? (
            <AlgorithmicTable rows={rows} />
          ) : (
            <p className="px-4 py-3 text-ink-2">No pattern fits.</p>
          )}
        </div>
      </Panel>
      {total > ALGORITHMIC_ROWS && (
        <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center gap-3 text-ink-2 text-sm">
          {view.page > 1 && (
            <a href={to({ page: view.page - 1 })} className={buttonClass()}>
              Previous
            </a>
          )}
          <span>
            {formatCount((view.page - 1) * ALGORITHMIC_ROWS + Math.min(1, rows.length))} to{' '}
            {formatCount((view.page - 1) * ALGORITHMIC_ROWS + rows.length)} of {formatCount(total)}
          </span>
          {view.page * ALGORITHMIC_ROWS < total && (
            <a href={to({ page: view.page + 1 })} className={buttonClass()}>
              Next
            </a>
          )}
        </nav>
      )}
      <MethodTips
        stats={['patternBadge', 'patternF1', 'patternGain', 'patternPair', 'patternFired', 'patternSilent']}
      />
    </>
  )
}

const Choices = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <nav aria-label={label} className="flex min-w-0 max-w-full flex-wrap items-center gap-1.5">
    <span className="w-[62px] shrink-0 text-ink-2 text-xs">{label}</span>
    {children}
  </nav>
)

/** How many were verified and how many refuted. */
function sentence(counts: ReadonlyMap<Badge, number>): string {
  const of = (badge: Badge) => formatCount(counts.get(badge) ?? 0)
  return `By experiment ${of('verified')} are verified, ${of('verified-token')} are verified as token neurons, ${of('refuted')} are refuted.`
}
