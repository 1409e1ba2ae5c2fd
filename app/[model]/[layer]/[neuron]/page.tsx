import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { missingNeuron } from '#components/neuron/missing-neuron.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { setNotFoundMessage } from '#components/ui/not-found-message.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

interface Props {
  params: Promise<{ model: string; layer: string; neuron: string }>
  searchParams: Promise<{ run?: string | string[] }>
}

export const metadata: Metadata = { title: 'Neuron', robots: { index: false } }

/** Answers what proxy.ts could not send to a published run: a neuron that does not exist, or not yet. */
export default async function Page({ params, searchParams }: Props) {
  const { model, layer, neuron } = await params
  const { run } = await searchParams
  const missing = missingNeuron(await modelDirectory(), { model, layer, neuron, run: run?.toString() })
  if (missing) {
    setNotFoundMessage(missing)
    notFound()
  }
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
