import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { LabelScores } from '#components/play/label-scores.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { playHref } from '#lib/address/play-address.ts'
import { claimHref } from '#lib/claims/claim-address.ts'
import { claimTitle } from '#lib/claims/claim-title.ts'
import { games, gameWords } from '#lib/games/game.ts'
import { listLabels } from '#lib/play/list-labels.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Does the label still hold?',
  description: 'Short games that measure whether what people say of a neuron lets others predict it.',
}

/** The games, and what they have said of labels so far. */
export default async function PlayPage() {
  const member = await currentMember(new Headers(await headers()))
  const labels = await listLabels(member?.id ?? null)
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Play' }]} />
      <h1>Does the label still hold?</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        A label is good where somebody who reads it can tell what the neuron does in texts they have not seen. Half of
        the questions come without any label, for comparison.
        {member === null && ' You can try without an account; nothing is kept then.'}
      </p>
      <ul className="grid gap-2 wide:grid-cols-2">
        {games.map(game => (
          <li key={game}>
            <a
              href={playHref({ game })}
              className="block rounded-panel border border-line-2 bg-surface px-4 py-3.5 no-underline hover:bg-fill"
            >
              <span className="block font-semibold text-lead">{gameWords[game].name}</span>
              <span className="text-ink-2">{gameWords[game].lead}</span>
            </a>
          </li>
        ))}
      </ul>
      <SectionHead title="Labels" />
      <Panel label="Labels">
        {labels.length === 0 && (
          <p className="px-4 py-3 text-ink-2">
            Nobody has said yet what a neuron fires on: the questions come without labels.{' '}
            <Link href="/claims/new">Write one</Link>
          </p>
        )}
        <ul className="divide-y divide-line">
          {labels.map(({ uid, stated, status, verified, answers, scores, own }) => (
            <li key={uid} className="px-4 py-2.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <span className="min-w-0">
                  <Link href={claimHref(uid)} prefetch={false} className="wrap-anywhere">
                    {claimTitle(stated)}
                  </Link>{' '}
                  <span className="ml-2 text-sm">
                    <StatusMark status={status} verified={verified} />
                  </span>
                </span>
                {own ? (
                  <span className="text-ink-2 text-sm">yours: others answer for it</span>
                ) : (
                  <a href={playHref({ game: 'detection', claim: uid })} rel="nofollow" className={buttonClass()}>
                    Play
                  </a>
                )}
              </p>
              {answers === 0 ? <p className="text-ink-2 text-sm">No answers yet.</p> : <LabelScores scores={scores} />}
            </li>
          ))}
        </ul>
      </Panel>
      <MethodTips stats={['labelAccuracy', 'labelQuality']} />
    </>
  )
}
