import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LayerActions } from '#components/layer/layer-actions.tsx'
import { LayerBeside } from '#components/layer/layer-beside.tsx'
import { LayerFacts } from '#components/layer/layer-facts.tsx'
import { LayerViewPanel } from '#components/layer/layer-view-panel.tsx'
import { EarlierRun } from '#components/models/earlier-run.tsx'
import { modelHref } from '#components/models/model-href.ts'
import { NotMeasured } from '#components/models/not-measured.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { parseLayerView } from '#lib/layer/layer-view.ts'
import { hasNeuron, parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { analysisState } from '#lib/queries/analysis-state.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import { findModel } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ model: string; layer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { model, layer } = await params
  return { title: `Layer ${layer}, ${model}`, alternates: { canonical: `/${model}/${layer}` } }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Every neuron of a layer, sorted and filtered as the address says. */
export default async function LayerPage({ params, searchParams }: Props) {
  const { model: name, layer: text } = await params
  const query = await searchParams
  const model = await findModel(name, one(query.run))
  const id = parseNeuronId(text, '0')
  if (!model || !id || !hasNeuron(model, id)) notFound()
  const { layer } = id
  const run = model.run
  const view = parseLayerView(query)
  const place = { base: `/${name}/${layer}`, run: model.asked }
  const columns = run && (await layerColumns({ id: run.id, tokenizerId: model.tokenizerId }, layer))
  return (
    <>
      <Crumbs
        path={[{ label: 'Models', href: '/' }, { label: name, href: modelHref(model) }, { label: `layer ${layer}` }]}
      >
        <LayerActions model={model} layer={layer} measured={run !== null} />
      </Crumbs>
      <h1 className="pb-0.5">
        <span className="font-normal text-ink-3">{name},</span> layer {layer}
      </h1>
      <EarlierRun model={model} href={`/${name}/${layer}`} />
      {run && columns ? (
        <>
          <LayerFacts run={run} layer={layer} columns={columns} />
          <LayerBeside model={{ ...model, run }} layer={layer} place={place} view={view} />
          <LayerViewPanel
            place={place}
            runHash={run.hash}
            state={await analysisState(run.id, layer)}
            layer={layer}
            view={view}
            asked={query.page}
            columns={columns}
          />
        </>
      ) : (
        <NotMeasured model={model} />
      )}
    </>
  )
}
