import type { Metadata } from 'next'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { ComparePicker } from '#components/models/compare-picker.tsx'
import { CompareViolins } from '#components/models/compare-violins.tsx'
import { compareHref } from '#components/models/model-href.ts'
import { SimilarityTable } from '#components/models/similarity-table.tsx'
import { StatisticChips } from '#components/models/statistic-chips.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { parseStatisticGroup, statisticsOf } from '#lib/layer/statistic-groups.ts'
import { layerShapes, type MeasuredModel } from '#lib/queries/layer-shapes.ts'
import { layerSimilarity } from '#lib/queries/layer-similarity.ts'
import { listModels } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Compare',
  description: 'Two models side by side, layer by layer, on common axes.',
}

/** Two models side by side: the first two measured ones where the address names none. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const group = parseStatisticGroup(query.stats)
  const measured = (await listModels()).flatMap(model =>
    model.run && model.dMlp > 0 ? [{ ...model, run: model.run }] : [],
  )
  const named = (word: string | undefined) => measured.find(({ name }) => name === word)
  const a = named(oneOf(query.a)) ?? measured.at(0)
  const b = named(oneOf(query.b)) ?? measured.find(({ name }) => name !== a?.name) ?? a
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Compare' }]} />
      <h1>{a && b ? `${a.name} and ${b.name}` : 'Compare'}</h1>
      {a && b ? (
        <>
          <p className="mt-1 max-w-prose text-ink-2">
            Each layer’s firing neurons, on axes that both models share. Layers stand at their relative depth: the first
            of both at the top, the last at the bottom.
          </p>
          <ComparePicker names={measured.map(({ name }) => name)} a={a.name} b={b.name} stats={group} />
          <Comparison a={a} b={b} group={group} />
        </>
      ) : (
        <p className="mt-1 text-ink-2">No model is measured yet. Two are needed to compare.</p>
      )}
    </>
  )
}

const Comparison = async ({
  a,
  b,
  group,
}: {
  a: MeasuredModel
  b: MeasuredModel
  group: ReturnType<typeof parseStatisticGroup>
}) => {
  const stats = statisticsOf(group)
  const [shapes, similarity] = await Promise.all([layerShapes([a, b], stats), layerSimilarity(a, b, stats)])
  const names: [string, string] = [a.name, b.name]
  return (
    <>
      <Panel label="Statistics side by side" className="overflow-hidden">
        <StatisticChips group={group} address={to => compareHref(a.name, b.name, to)} />
        <p aria-hidden="true" className="grid gap-x-8 px-4 pt-2.5 text-ink-2 text-xs wide:grid-cols-2">
          <span className="grid grid-cols-2 gap-x-4 font-semibold">
            <span className="truncate">{a.name}</span>
            <span className="truncate">{b.name}</span>
          </span>
          <span className="grid grid-cols-2 gap-x-4 font-semibold max-wide:hidden">
            <span className="truncate">{a.name}</span>
            <span className="truncate">{b.name}</span>
          </span>
        </p>
        <CompareViolins names={names} shapes={shapes} />
        {shapes.length === 0 && <p className="px-4 pb-3.5 text-ink-3">Not computed yet.</p>}
        <MethodTips stats={shapes.map(({ stat }) => stat)} />
      </Panel>
      <SectionHead title="Layers alike">over the statistics above</SectionHead>
      <SimilarityTable names={names} similarity={similarity} />
    </>
  )
}
