import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { EarlierRun } from '#components/models/earlier-run.tsx'
import { LayerCounts } from '#components/models/layer-counts.tsx'
import { LayerViolins } from '#components/models/layer-violins.tsx'
import { LayersTable } from '#components/models/layers-table.tsx'
import { ModelActions } from '#components/models/model-actions.tsx'
import { ModelFactsList } from '#components/models/model-facts-list.tsx'
import { compareHref, modelHref } from '#components/models/model-href.ts'
import { NotMeasured } from '#components/models/not-measured.tsx'
import { StatisticChips } from '#components/models/statistic-chips.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { tryHref } from '#lib/address/try-address.ts'
import { plural } from '#lib/format/plural.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { parseStatisticGroup, statisticsOf } from '#lib/layer/statistic-groups.ts'
import { layerShapes } from '#lib/queries/layer-shapes.ts'
import { modelLayers } from '#lib/queries/model-layers.ts'
import { findModel } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ model: string }>
  searchParams: Promise<Query>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).model }
}

/** What a model is, and its layers. */
export default async function ModelPage({ params, searchParams }: Props) {
  const { model: name } = await params
  const query = await searchParams
  const model = await findModel(name, oneOf(query.run))
  if (!model) notFound()
  const { run, dMlp, nLayers, asked } = model
  const group = parseStatisticGroup(query.stats)
  const measured = run && dMlp > 0 ? { ...model, run } : null
  const layers = measured && (await modelLayers(measured))
  const shapes = measured && (await layerShapes([measured], statisticsOf(group)))
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: name }]}>
        {measured && (
          <>
            <Link href={compareHref(name)} className={buttonClass('quiet')}>
              Compare
            </Link>
            <a href={`/regex?model=${name}`} className={buttonClass('quiet')}>
              Patterns
            </a>
            <ModelActions model={model} />
          </>
        )}
        {run && dMlp === 0 && (
          <Link href={tryHref(name)} className={buttonClass('quiet')}>
            Try a text
          </Link>
        )}
      </Crumbs>
      <h1>{name}</h1>
      <p className="mt-1 mb-3.5 text-ink-2">
        {dMlp > 0
          ? `${plural(nLayers * dMlp, 'neuron')} in ${plural(nLayers, 'layer')}.`
          : `${plural(nLayers, 'layer')} of attention only: it has no MLP neurons, and so no pages of layers and neurons. A run measures its loss.`}
      </p>
      <EarlierRun model={model} href={`/${name}`} />
      <ModelFactsList model={model} />
      {dMlp > 0 && <SectionHead title="Layers" />}
      {measured && layers && shapes && (
        <>
          <LayersTable model={model} layers={layers} />
          <SectionHead title="Layers on common axes">
            grey: firing neurons; bar: middle half; dot: <MethodTerm stat="layerMedian">median</MethodTerm>
          </SectionHead>
          <Panel label="Layers compared" className="overflow-hidden">
            <StatisticChips group={group} address={to => modelHref({ name, asked }, to)} />
            <LayerViolins shapes={shapes} run={measured.run.hash} />
            {shapes.length === 0 && <p className="px-4 pb-3.5 text-ink-3">Not computed yet.</p>}
            <MethodTips stats={['layerMedian']} />
          </Panel>
          <SectionHead title="Neurons by kind">a count leads to its neurons</SectionHead>
          <LayerCounts model={measured} layers={layers} />
        </>
      )}
      {!layers && dMlp > 0 && <NotMeasured model={model} />}
    </>
  )
}
