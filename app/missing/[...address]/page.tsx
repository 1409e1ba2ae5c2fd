import type { Metadata } from 'next'
import { NotFoundView } from '#components/layout/not-found-view.tsx'
import { whyMissing } from '#lib/address/why-missing.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'No such page', robots: { index: false } }

/** Why an address of a model, a layer or a neuron leads nowhere; sent with status 404. */
export default async function MissingPage({ params }: { params: Promise<{ address: string[] }> }) {
  const { address } = await params
  return <NotFoundView message={whyMissing(await modelDirectory(), address)} />
}
