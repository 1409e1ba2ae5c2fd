import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { missingAddress } from '#components/neuron/missing-address.ts'
import { buttonClass } from '#components/ui/button.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

interface Props {
  params: Promise<{ address: string[] }>
  searchParams: Promise<{ run?: string | string[] }>
}

export const metadata: Metadata = { title: 'Not found', robots: { index: false } }

/**
 * What stands at a layer's or neuron's address that does not exist. proxy.ts sends it here with status 404: unlike a page that
 * calls notFound() it is whole HTML, and it knows what was asked for.
 */
export default async function Page({ params, searchParams }: Props) {
  const [model, layer, neuron] = (await params).address
  const { run } = await searchParams
  const missing = missingAddress(await modelDirectory(), { model, layer, neuron, run: run?.toString() })
  if (!missing) notFound()
  return (
    <div className="max-w-prose py-11">
      <h1>{missing.title}</h1>
      <p className="mt-2 text-ink-2 text-lead">{missing.text}</p>
      {missing.link && (
        <p className="mt-5">
          <a href={missing.link.href} className={buttonClass('strong')}>
            {missing.link.label}
          </a>
        </p>
      )}
    </div>
  )
}
