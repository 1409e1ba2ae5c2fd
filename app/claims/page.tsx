import type { Metadata } from 'next'
import Link from 'next/link'
import { ClaimFilter } from '#components/claims/claim-filter.tsx'
import { ClaimRow } from '#components/claims/claim-row.tsx'
import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type ClaimsView, claimsHref, parseClaimsView } from '#lib/address/claims-view.ts'
import { newClaimHref } from '#lib/claims/claim-address.ts'
import { licenceSentence, licenceUrl } from '#lib/claims/licence.ts'
import { type ClaimPage, listClaims } from '#lib/claims/list-claims.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Claims',
  description:
    'What people say of neurons: descriptions, tags, families, splits, patterns and relations, with the evidence and the votes.',
}

/** What people say of neurons, the latest first. */
export default async function ClaimsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const view = parseClaimsView(await searchParams)
  const [found, models] = await Promise.all([pageOf(view), modelDirectory()])
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Claims' }]}>
        {(['Families', 'Splits', 'Tags', 'Play'] as const).map(label => (
          <Link key={label} href={`/${label.toLowerCase()}`} className={buttonClass()}>
            {label}
          </Link>
        ))}
        <Link
          href={newClaimHref(view.neuron ? { neuron: view.neuron } : {})}
          prefetch={false}
          className={buttonClass('strong')}
        >
          Write a claim
        </Link>
      </Crumbs>
      <h1>Claims</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        What people say of neurons, signed, with what it rests on. The latest first.
        {view.neuron && (
          <>
            {' '}
            Only those about <NeuronRefLink neuron={view.neuron} />;{' '}
            <Link href={claimsHref({ ...view, neuron: null })}>show all</Link>.
          </>
        )}
        {view.tag && (
          <>
            {' '}
            Only the tag “{view.tag}”; <Link href={claimsHref({ ...view, tag: null })}>show all</Link>.
          </>
        )}
      </p>
      <Panel label="Claims" className="overflow-hidden">
        <ClaimFilter view={view} models={[...models.keys()]} />
        <div className="border-line border-t">
          {'problem' in found ? (
            <div className="px-4 py-3">
              <Problem>{found.problem}</Problem>
            </div>
          ) : found.claims.length > 0 ? (
            <ol>
              {found.claims.map(claim => (
                <ClaimRow key={claim.uid} claim={claim} />
              ))}
            </ol>
          ) : (
            <p className="px-4 py-3 text-ink-2">No claim fits.</p>
          )}
        </div>
      </Panel>
      {'before' in found && found.before && (
        <p className="mt-3">
          <Link href={claimsHref({ ...view, before: found.before })} className={buttonClass()}>
            Older claims
          </Link>
        </p>
      )}
      <p className="mt-3 text-ink-2 text-sm">
        <a href={licenceUrl} rel="noopener license">
          {licenceSentence}
        </a>{' '}
        <a href="/claims.jsonl" download>
          All of them with their history
        </a>
        , as a file.
      </p>
    </>
  )
}

/** A page of claims, or why the address asks for none. */
async function pageOf({
  kind,
  status,
  model,
  tag,
  neuron,
  before,
}: ClaimsView): Promise<ClaimPage | { problem: string }> {
  const text = { model: model ?? undefined, tag: tag ?? undefined, neuron: neuron ?? undefined }
  try {
    return await listClaims({
      ...text,
      kind: kind ?? undefined,
      status: status ?? undefined,
      before: before ?? undefined,
    })
  } catch (error) {
    if (error instanceof AccountRefusal) return { problem: error.message }
    throw error
  }
}
