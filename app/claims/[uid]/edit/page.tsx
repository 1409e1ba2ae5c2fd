import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { claimOf, reader } from '#app/claims/[uid]/read.ts'
import { editAction, previewAction } from '#app/claims/form-actions.tsx'
import { ClaimForm } from '#components/claims/claim-form.tsx'
import { kindWords } from '#components/claims/kind-words.ts'
import { LicenceWords } from '#components/claims/licence-words.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import '#components/markdown/markdown.css'
import { signInHref } from '#lib/accounts/ask-sign-in.ts'
import { claimHref } from '#lib/claims/claim-address.ts'
import { contentToFields } from '#lib/claims/claim-fields.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import { listTags } from '#lib/tags/list-tags.ts'

interface Props {
  params: Promise<{ uid: string }>
}

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Edit a claim', robots: { index: false } }

/** The form of a new version of a claim. */
export default async function EditClaimPage({ params }: Props) {
  const { uid } = await params
  const claim = await claimOf(uid)
  if (!claim?.current) notFound()
  const { kind, version, own, current } = claim
  const href = claimHref(uid)
  if ((await reader()) === null) redirect(signInHref(`${href}/edit`))
  return (
    <>
      <Crumbs path={[{ label: 'Claims', href: '/claims' }, { label: kindWords[kind], href }, { label: 'Edit' }]} />
      <h1>Edit</h1>
      <p className="mt-1 mb-3 max-w-prose text-ink-2">
        {own.mayEdit
          ? 'A new version is written; the ones before stay in the history. Where what the claim states is changed, votes count anew.'
          : 'Only its author edits this claim. Reply to it, or make one of your own.'}
      </p>
      {own.mayEdit && (
        <Panel label="Edit" className="px-4 py-4">
          <ClaimForm
            kind={kind}
            action={editAction}
            preview={previewAction}
            fields={contentToFields({ kind, body: current.body } as StatedClaim, current)}
            hidden={{ kind, uid, from: String(version) }}
            labels={kind === 'tag' ? (await listTags('', { limit: 300 })).map(({ label }) => label) : undefined}
            draft={`${href}/edit?from=${version}`}
            submit="Save a new version"
            editing
          >
            <LicenceWords />
          </ClaimForm>
        </Panel>
      )}
    </>
  )
}
