import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { claimOf } from '#app/claims/[uid]/read.ts'
import { ChangeList } from '#components/claims/change-list.tsx'
import { kindWords } from '#components/claims/kind-words.ts'
import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { claimHref } from '#lib/claims/claim-address.ts'
import { type ClaimFields, contentToFields } from '#lib/claims/claim-fields.ts'
import { type FieldChange, fieldChanges } from '#lib/claims/field-changes.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'

interface Props {
  params: Promise<{ uid: string }>
}

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'History of a claim', robots: { index: false } }

/** Every version of a claim, the latest first, with what each changed. */
export default async function HistoryPage({ params }: Props) {
  const claim = await claimOf((await params).uid)
  if (!claim?.current) notFound()
  const { uid, kind, versions, statedIn } = claim
  const fields = versions.map(({ body, confidence, evidence }): ClaimFields => {
    const { kind: _, ...rest } = contentToFields({ kind, body } as StatedClaim, { confidence, evidence })
    return rest
  })
  return (
    <>
      <Crumbs
        path={[
          { label: 'Claims', href: '/claims' },
          { label: kindWords[kind], href: claimHref(uid) },
          { label: 'History' },
        ]}
      />
      <h1>History</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        Every version stays as it was written. Votes count from version {statedIn} on, the last that changed what the
        claim states.
      </p>
      <Panel label="Versions">
        {versions.toReversed().map(({ version, author, createdAt, summary }) => (
          <section
            key={version}
            id={`v${version}`}
            className="scroll-mt-2 border-line border-t px-4 py-3 first:border-t-0"
          >
            <h2 className="text-sm">
              Version {version}{' '}
              <span className="font-normal text-ink-2">
                <PersonName person={author} />, <Moment at={createdAt} />
              </span>
            </h2>
            {summary && <p className="wrap-anywhere mt-0.5 text-ink-2">{summary}</p>}
            <div className="mt-2">
              <ChangeList
                changes={version === 1 ? asWritten(fields[0]) : fieldChanges(fields[version - 2], fields[version - 1])}
              />
            </div>
          </section>
        ))}
      </Panel>
    </>
  )
}

/** The first version: all of it, nothing marked as new. */
const asWritten = (fields: ClaimFields): FieldChange[] =>
  Object.entries(fields).flatMap(([name, text]) => (text ? [{ name, parts: [{ text, change: 'same' }] }] : []))
