import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { KeepNeuron } from '#components/lists/keep-neuron.tsx'
import { EarlierRun } from '#components/models/earlier-run.tsx'
import { layerHref, modelHref } from '#components/models/model-href.ts'
import { neighbours } from '#components/neuron/neighbours.ts'
import { NeuronDock } from '#components/neuron/neuron-dock.tsx'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { NeuronLinks } from '#components/neuron/neuron-links.tsx'
import { NeuronView } from '#components/neuron/neuron-view.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { formatNeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'
import { readNeuronPage } from '#lib/queries/neuron-page.ts'

interface Props {
  params: Promise<{ run: string; model: string; layer: string; neuron: string }>
}

// Rendered whenever it is asked for: what was rendered is kept, compressed, in front of the server (workers/start/site.mjs).
export const dynamic = 'force-dynamic'

const read = cache((run: string, model: string, layer: string, neuron: string) => {
  const id = parseNeuronId(layer, neuron)
  return id && readNeuronPage(run, model, id)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { model, layer, neuron } = await params
  return {
    title: `Neuron ${neuron}, layer ${layer}, ${model}`,
    alternates: { canonical: `/${model}/${layer}/${neuron}` },
  }
}

/** A neuron in one published run; proxy.ts sends `/{model}/{layer}/{neuron}` here. */
export default async function Page({ params }: Props) {
  const { run, model, layer, neuron } = await params
  const [page, directory] = await Promise.all([read(run, model, layer, neuron), modelDirectory()])
  if (!page) notFound()
  const published = [...directory.values()].filter(({ name, currentRun }) => currentRun || name === model)
  const current = directory.get(model)?.currentRun
  const around = neighbours(published, model, page.id)
  const older = current && current !== run ? run : null
  const asked = { name: model, asked: older }
  return (
    <>
      <Crumbs
        path={[
          { label: 'Models', href: '/' },
          { label: model, href: modelHref(asked) },
          { label: `layer ${layer}`, href: layerHref(asked, page.id.layer) },
          { label: neuron },
        ]}
      >
        <KeepNeuron neuron={`${model}/${formatNeuronId(page.id)}`} />
        <NeuronLinks model={model} layer={page.id.layer} around={around} run={older} />
      </Crumbs>
      <EarlierRun model={asked} href={neuronHref(model, page.id)} />
      <NeuronView page={page} />
      <NeuronDock model={model} around={around} run={older} />
    </>
  )
}
