import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { parseHuntView } from '#lib/hunt/hunt-view.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { randomQueue } from '#lib/queries/hunt.ts'
import { findModel } from '#lib/queries/models.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Random neurons to read' }

/** Sixty random neurons of a layer in an order fixed for good, for reading without bias. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { model: name, layer: asked } = parseHuntView(await searchParams)
  const model = name === null ? null : await findModel(name)
  const layer = asked ?? 0
  if (!model?.run || model.dMlp === 0 || layer >= model.nLayers) notFound()
  const queue = await randomQueue(model.name, layer)
  return (
    <>
      <Crumbs
        path={[
          { label: 'Models', href: '/' },
          { label: 'Hunt', href: `/hunt?model=${model.name}` },
          { label: 'Random neurons' },
        ]}
      />
      <h1>
        <span className="font-normal text-ink-3">{queue.length} random neurons of</span> {model.name}, layer {layer}
      </h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        Sorted lists show the best. To say which share of a layer can be read, read these in their order: nothing about
        a neuron decides its place, dead ones are among them, and the order is the same for everyone and after every new
        measurement.
      </p>
      {model.nLayers > 1 && (
        <nav aria-label="Layers" className="mb-3 flex flex-wrap gap-1.5">
          {Array.from({ length: model.nLayers }, (_, i) => (
            <Chip key={i} href={`/hunt/queue?model=${model.name}&layer=${i}`} current={i === layer}>
              Layer {i}
            </Chip>
          ))}
        </nav>
      )}
      <Panel className="px-4 py-3">
        <ol className="grid grid-cols-3 gap-x-4 wide:grid-cols-6">
          {queue.map(({ neuron, dead }, i) => (
            <li key={neuron} className="flex gap-2.5 text-sm/[30px] pointer-coarse:leading-[44px]">
              <span className="w-6 text-right text-ink-3 text-xs/[30px] pointer-coarse:leading-[44px]">{i + 1}</span>
              <Link href={`/${model.name}/${layer}/${neuron}`} prefetch={false} className="min-w-11 font-mono">
                {layer}/{neuron}
              </Link>
              {dead && <span className="text-ink-3 text-xs/[30px]">dead</span>}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}
