import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { watchAction } from '#app/activity/watch-action.ts'
import {
  checkAction,
  decideAction,
  replyAction,
  voteAction,
  withdrawAction,
  withdrawReplyAction,
} from '#app/claims/[uid]/actions.ts'
import { claimOf, reader } from '#app/claims/[uid]/read.ts'
import { ActionForm } from '#components/claims/action-form.tsx'
import { ClaimBodyView } from '#components/claims/claim-body.tsx'
import { ClaimHead } from '#components/claims/claim-head.tsx'
import { EvidenceChips } from '#components/claims/evidence-chips.tsx'
import { FlagLink } from '#components/claims/flag-link.tsx'
import { kindWords } from '#components/claims/kind-words.ts'
import { MeasuredSections } from '#components/claims/measured-sections.tsx'
import { ReplyList } from '#components/claims/reply-list.tsx'
import { VotePanel } from '#components/claims/vote-panel.tsx'
import { FamilySection } from '#components/family/family-section.tsx'
import { WatchForm } from '#components/feeds/watch-form.tsx'
import { SplitSection } from '#components/split/split-section.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { claimHref } from '#lib/claims/claim-address.ts'
import { claimTitle } from '#lib/claims/claim-title.ts'
import type { ClaimBody, StatedClaim } from '#lib/claims/kinds.ts'
import type { ReadClaim } from '#lib/claims/read-claim.ts'
import { neuronsOf } from '#lib/claims/stated-neurons.ts'
import { isWatched } from '#lib/feeds/watch.ts'
import { plural } from '#lib/format/plural.ts'

interface Props {
  params: Promise<{ uid: string }>
}

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const claim = await claimOf((await params).uid)
  if (!claim?.current) return { title: 'Claim', robots: { index: false } }
  return { title: claimTitle({ kind: claim.kind, body: claim.current.body } as StatedClaim) }
}

/** A claim with what it rests on, who is for and against it, and what is said of it. */
export default async function ClaimPage({ params }: Props) {
  const claim = await claimOf((await params).uid)
  if (!claim) notFound()
  const { uid, kind, current, own, version, withdrawnAt, hiddenAt, replies } = claim
  const href = claimHref(uid)
  const who = await reader()
  const signedIn = who !== null
  const open = withdrawnAt === null && hiddenAt === null && (own.mayReply || !signedIn)
  return (
    <>
      <Crumbs path={[{ label: 'Claims', href: '/claims' }, { label: kindWords[kind] }]}>
        {current && (
          <Link href={`${href}/history`} className={buttonClass()}>
            History, {version === 1 ? '1 version' : `${version} versions`}
          </Link>
        )}
        {own.mayEdit && (
          <Link href={`${href}/edit`} className={buttonClass()}>
            Edit
          </Link>
        )}
        {own.author && (
          <ActionForm
            action={withdrawAction}
            hidden={{ uid, ...(withdrawnAt ? { back: '1' } : {}) }}
            buttons={[{ label: withdrawnAt ? 'Bring back' : 'Withdraw' }]}
          />
        )}
        {!own.author && current && (
          <WatchForm
            action={watchAction}
            subject={`claim:${uid}`}
            watched={who !== null && (await isWatched(who.id, `claim:${uid}`))}
            next={href}
          />
        )}
        {!own.author && <FlagLink subject={`claim:${uid}`} />}
      </Crumbs>
      <h1 className="wrap-anywhere">{heading(claim)}</h1>
      {withdrawnAt && (
        <p className="mt-1 text-ink-2">Withdrawn by its author. {own.author && 'Only you see what it says.'}</p>
      )}
      {hiddenAt && <p className="mt-1 text-bad">◆ Hidden by a moderator: only its author and moderators see it.</p>}
      <div className="mt-1.5 mb-3.5">
        <ClaimHead claim={claim} />
      </div>
      {current && (
        <Panel label="What it states" className="px-4 py-3.5">
          <ClaimBodyView stated={{ kind, body: current.body } as StatedClaim} tag={claim.tag} />
          {current.evidence.length > 0 && (
            <section aria-label="Evidence" className="mt-4">
              <h2 className="mb-1.5 text-sm">Evidence</h2>
              <EvidenceChips evidence={current.evidence} />
            </section>
          )}
        </Panel>
      )}
      {current && (kind === 'family' || kind === 'split') && (
        <>
          <SectionHead title="On reference text" />
          {kind === 'family' ? (
            <FamilySection
              uid={uid}
              body={current.body as ClaimBody<'family'>}
              decide={own.mayEdit ? decideAction : null}
              check={signedIn && withdrawnAt === null ? checkAction : null}
            />
          ) : (
            <SplitSection
              uid={uid}
              body={current.body as ClaimBody<'split'>}
              decide={own.mayEdit ? decideAction : null}
            />
          )}
        </>
      )}
      {current && <MeasuredSections uid={uid} kind={kind} playable={!own.author && withdrawnAt === null} />}
      <SectionHead title="For and against" />
      <Panel label="For and against">
        <VotePanel claim={claim} signedIn={signedIn} vote={voteAction} />
      </Panel>
      <SectionHead title="Replies" />
      <Panel label="Replies" className="px-4 py-3">
        {replies.length === 0 && <p className="text-ink-2">Nobody has replied yet.</p>}
        <ReplyList uid={uid} replies={replies} open={open} reply={replyAction} withdraw={withdrawReplyAction} />
        {open && (
          <ActionForm
            action={replyAction}
            draft={`reply:${uid}`}
            hidden={{ uid }}
            area={{ name: 'text', label: 'Reply to the claim', required: true, maxLength: 4000 }}
            buttons={[{ label: 'Reply', kind: 'strong' }]}
            className="mt-4"
          />
        )}
      </Panel>
    </>
  )
}

/** The kind of a claim, and the neuron it is about where it is one, or how many they are. */
function heading({ kind, current }: ReadClaim): string {
  if (current && kind === 'family')
    return `Family of ${plural((current.body as ClaimBody<'family'>).members.length, 'neuron')}`
  if (current && kind === 'split') return `Split of ${(current.body as ClaimBody<'split'>).parent}`
  const about =
    current && ['description', 'tag', 'regex'].includes(kind) && neuronsOf({ kind, body: current.body } as StatedClaim)
  if (!about) return kindWords[kind]
  return `${kindWords[kind]} of ${about.length === 1 ? about[0] : plural(about.length, 'neuron')}`
}
