import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { askedAddress, missingAddress } from '#components/neuron/missing-address.ts'
import { buttonClass } from '#components/ui/button.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

interface Props {
  params: Promise<{ address: string[] }>
  searchParams: Promise<{ run?: string | string[] }>
}

export const metadata: Metadata = { title: 'Not found', robots: { index: false } }

/**
 * What stands at an address that names no model, layer or neuron there is. proxy.ts sends it here with status 404: unlike a page that
 * calls notFound() it is whole HTML, and it knows what was asked for.
 */
export default async function Page({ params, searchParams }: Props) {
  const { address } = await params
  const { run } = await searchParams
  const asked = askedAddress(`/${address.join('/')}`, run?.toString() ?? null)
  const missing = asked && missingAddress(await modelDirectory(), asked)
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
