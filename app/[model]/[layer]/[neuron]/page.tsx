import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { missingAddress } from '#components/neuron/missing-address.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { modelDirectory } from '#lib/queries/model-directory.ts'

interface Props {
  params: Promise<{ model: string; layer: string; neuron: string }>
}

export const metadata: Metadata = { title: 'Neuron', robots: { index: false } }

/** A neuron of a model of which no run is published yet; proxy.ts sends all others to their run. */
export default async function Page({ params }: Props) {
  const { model, layer, neuron } = await params
  if (missingAddress(await modelDirectory(), { model, layer, neuron })) notFound()
  return (
    <>
      <Crumbs
        path={[{ label: 'Models', href: '/' }, { label: model, href: `/${model}` }, { label: `${layer}/${neuron}` }]}
      />
      <h1>
        <span className="font-normal text-ink-3">Layer {layer}, neuron</span> {neuron}
      </h1>
      <p className="mt-1 max-w-prose text-lg">No run of {model} is published yet, so there is nothing to show.</p>
      <p className="mt-2 text-ink-2">
        <a href="/runs">Runs</a> tells how far its scan has come. The page appears here when it is done.
      </p>
    </>
  )
}
