'use client'

import { CitedExample } from '#components/claims/cited-example.tsx'
import { CitedScore } from '#components/claims/cited-score.tsx'
import { useNeuronClaims } from '#components/claims/fetch-neuron-claims.ts'
import { KeptEvidence } from '#components/claims/kept-evidence-line.tsx'
import { kindWords } from '#components/claims/kind-words.ts'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { TagChip } from '#components/claims/tag-chip.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { claimHref, newClaimHref } from '#lib/claims/claim-address.ts'
import type { NamedClaim, NeuronClaims } from '#lib/claims/neuron-claims.ts'

interface Props {
  /** `model/layer/neuron`. */
  neuron: string
  /** Public name of the run that the page shows. */
  run: string
}

/**
 * What people say of a neuron, and the ways to say something. The page is kept and the same for all, so this is fetched; it has one height whatever
 * comes. Without scripts it leads to the page of its claims.
 */
export function ClaimsPane({ neuron, run }: Props) {
  const claims = useNeuronClaims(neuron)
  return (
    <>
      <header className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>Claims</h2>
        <a href={`/claims?neuron=${neuron}`} className="text-ink-2 text-xs pointer-coarse:py-3">
          All claims about it
        </a>
      </header>
      <div className="h-[164px] overflow-hidden pointer-coarse:h-[240px]" aria-live="polite">
        {claims === 'failed' && <p className="text-ink-2">The server did not answer. Load the page again.</p>}
        {claims !== null && claims !== 'failed' && <Shown claims={claims} />}
      </div>
      <div className="flex flex-wrap gap-2 pt-1">
        {(['description', 'tag', 'regex', 'relation'] as const).map(kind => (
          <a key={kind} href={newClaimHref({ kind, neuron })} rel="nofollow" className={buttonClass()}>
            {kind === 'description' ? 'Write what it fires on' : `Write a ${kindWords[kind].toLowerCase()}`}
          </a>
        ))}
        <a href={newClaimHref({ kind: 'family', neuron })} rel="nofollow" className={buttonClass('quiet')}>
          Family
        </a>
        <a href={newClaimHref({ kind: 'split', neuron })} rel="nofollow" className={buttonClass('quiet')}>
          Split
        </a>
      </div>
      <KeptEvidence neuron={neuron} />
      <CitedExample neuron={neuron} run={run} />
      <CitedScore />
    </>
  )
}

const Shown = ({ claims: { total, claims, tags } }: { claims: NeuronClaims }) => (
  <>
    {total === 0 && <p className="text-ink-2">Nobody has said anything of this neuron yet.</p>}
    {tags.length > 0 && (
      <div className="mb-1 flex h-7 flex-wrap gap-1.5 overflow-hidden pointer-coarse:h-11">
        {tags.map(label => (
          <TagChip key={label} label={label} />
        ))}
      </div>
    )}
    <ul>
      {claims.map(claim => (
        <Row key={claim.uid} claim={claim} />
      ))}
    </ul>
  </>
)

const Row = ({
  claim: { uid, kind, title, status, verified, votesFor, votesAgainst, author },
}: {
  claim: NamedClaim
}) => (
  <li className="border-line border-t py-1 first:border-t-0 pointer-coarse:py-2.5">
    <p className="flex gap-2">
      <a href={claimHref(uid)} className="min-w-0 truncate">
        {title}
      </a>
    </p>
    <p className="truncate text-ink-2 text-xs">
      {kindWords[kind]}, {author};{' '}
      <StatusMark status={status} verified={verified} votes={{ for: votesFor, against: votesAgainst }} />
    </p>
  </li>
)
