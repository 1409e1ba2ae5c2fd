import type { Metadata } from 'next'
import { HuntList } from '#components/hunt/hunt-list.tsx'
import { HuntTiles } from '#components/hunt/hunt-tiles.tsx'
import { ShapeChips } from '#components/layer/shape-chips.tsx'
import { SortChips } from '#components/layer/sort-chips.tsx'
import { ViewControls } from '#components/layer/view-controls.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { SaveSearch } from '#components/questions/save-search.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { HUNT_ROWS, huntQuery, parseHuntView } from '#lib/hunt/hunt-view.ts'
import { shownColumns } from '#lib/layer/column-groups.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { filledGroups } from '#lib/queries/filled-groups.ts'
import { hunt } from '#lib/queries/hunt.ts'
import { listModels } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Hunt',
  description: 'Neurons of all models, sorted and filtered by any statistic.',
}

/** The neurons of all published models, as the address asks for them. */
export default async function HuntPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const view = parseHuntView(query)
  const page = Math.min(100_000, Math.max(1, Math.floor(Number(oneOf(query.page))) || 1))
  const [{ rows, total }, models, groups] = await Promise.all([hunt(view, page), listModels(), filledGroups()])
  const measured = models.filter(({ run, dMlp }) => run && dMlp > 0)
  const one = measured.find(({ name }) => name === view.model)
  const hidden = { ...(view.model && { model: view.model }), ...(view.layer !== null && { layer: String(view.layer) }) }
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Hunt' }]}>
        <SaveSearch path={`/hunt${huntQuery(view)}`} />
        {one && (
          <a href={`/hunt/queue?model=${one.name}&layer=${view.layer ?? 0}`} className={buttonClass('quiet')}>
            60 random neurons
          </a>
        )}
        {total > 0 && (
          <a href={`/hunt/random${huntQuery(view)}`} rel="nofollow" className={buttonClass()}>
            Surprise me
          </a>
        )}
      </Crumbs>
      <h1>Hunt</h1>
      <p className="mt-1 mb-3.5 text-ink-2">
        {plural(total, 'neuron')} of {one ? one.name : plural(measured.length, 'model')}. The address of this page keeps
        what you look for.
      </p>
      <Panel className="overflow-hidden">
        <div className="flex items-start justify-between gap-x-5 gap-y-2 px-4 pt-2.5 max-wide:flex-col">
          <nav
            aria-label="Models"
            className="flex min-w-0 items-center gap-1.5 max-w-full overflow-x-auto [scrollbar-width:none] wide:flex-wrap"
          >
            <span className="w-[62px] shrink-0 text-ink-2 text-xs">Models</span>
            <Chip href={`/hunt${huntQuery({ ...view, model: null, layer: null })}`} current={view.model === null}>
              All
            </Chip>
            {measured.map(({ name }) => (
              <Chip
                key={name}
                href={`/hunt${huntQuery({ ...view, model: name, layer: null })}`}
                current={view.model === name}
              >
                {name}
              </Chip>
            ))}
          </nav>
          <ShapeChips view={view} address={next => `/hunt${huntQuery(next)}`} />
        </div>
        <div className={`px-4 pt-2 ${view.grid ? '' : 'wide:hidden'}`}>
          <SortChips view={view} address={next => `/hunt${huntQuery(next)}`} />
        </div>
        <div className="pt-2">
          <ViewControls
            base="/hunt"
            address={next => `/hunt${huntQuery(next)}`}
            view={view}
            groups={groups}
            hidden={hidden}
          />
        </div>
        {view.grid ? <HuntTiles view={view} rows={rows} /> : <HuntList view={view} rows={rows} />}
        {rows.length === 0 && <p className="border-line border-t px-4 py-3 text-ink-2">No neuron fits.</p>}
        <MethodTips stats={shownColumns(view.columns, view.sort)} />
      </Panel>
      {total > HUNT_ROWS && (
        <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center gap-3 text-ink-2 text-sm">
          {page > 1 && (
            <a href={`/hunt${huntQuery(view, page - 1)}`} className={buttonClass()}>
              Previous
            </a>
          )}
          <span>
            {formatCount((page - 1) * HUNT_ROWS + Math.min(1, rows.length))} to{' '}
            {formatCount((page - 1) * HUNT_ROWS + rows.length)} of {formatCount(total)}
          </span>
          {page * HUNT_ROWS < total && (
            <a href={`/hunt${huntQuery(view, page + 1)}`} className={buttonClass()}>
              Next
            </a>
          )}
        </nav>
      )}
    </>
  )
}
