import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EarlierRun } from '#components/models/earlier-run.tsx'
import { LayerViolins } from '#components/models/layer-violins.tsx'
import { LayersTable } from '#components/models/layers-table.tsx'
import { ModelActions } from '#components/models/model-actions.tsx'
import { ModelFactsList } from '#components/models/model-facts-list.tsx'
import { NotMeasured } from '#components/models/not-measured.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { plural } from '#lib/format/plural.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import { findModel } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ model: string }>
  searchParams: Promise<{ run?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).model }
}

/** What a model is, and its layers. */
export default async function ModelPage({ params, searchParams }: Props) {
  const { model: name } = await params
  const { run: asked } = await searchParams
  const model = await findModel(name, Array.isArray(asked) ? asked[0] : asked)
  if (!model) notFound()
  const { run, dMlp, nLayers } = model
  const numbers = Array.from({ length: dMlp > 0 ? nLayers : 0 }, (_, layer) => layer)
  const layers =
    run &&
    (await Promise.all(numbers.map(layer => layerColumns({ id: run.id, tokenizerId: model.tokenizerId }, layer))))
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: name }]}>
        {layers && layers.length > 0 && <ModelActions model={model} />}
      </Crumbs>
      <h1>{name}</h1>
      <p className="mt-1 mb-3.5 text-ink-2">
        {dMlp > 0
          ? `${plural(nLayers * dMlp, 'neuron')} in ${plural(nLayers, 'layer')}.`
          : `${plural(nLayers, 'layer')} of attention only: it has no MLP neurons.`}
      </p>
      <EarlierRun model={model} href={`/${name}`} />
      <ModelFactsList model={model} />
      {dMlp > 0 && <SectionHead title="Layers" />}
      {layers && layers.length > 0 && <LayersTable model={model} layers={layers} />}
      {run && layers && layers.length > 0 && (
        <>
          <SectionHead title="Layers on common axes">grey: firing neurons; bar: middle half; dot: median</SectionHead>
          <LayerViolins layers={layers} run={run.hash} />
        </>
      )}
      {!layers && dMlp > 0 && <NotMeasured model={model} />}
    </>
  )
}
