'use client'

import { useNeuronClaims } from '#components/claims/fetch-neuron-claims.ts'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { claimHref, newClaimHref } from '#lib/claims/claim-address.ts'

const line = 'mt-1.5 flex h-6 items-center gap-2 text-sm pointer-coarse:h-11'

/** Under a neuron's heading: the best supported claim, in one line, on a phone two, of a height that is there before it comes. */
export function BestClaim({ neuron }: { neuron: string }) {
  const claims = useNeuronClaims(neuron)
  const all = `/claims?neuron=${neuron}`
  if (claims === null || claims === 'failed')
    return (
      <p className={line}>
        <a href={all}>Claims about it</a>
      </p>
    )
  if (!claims.best)
    return (
      <p className={line}>
        <span className="text-ink-2">
          {claims.total === 0 ? 'Nobody has said what it is.' : 'What was said of it was rejected.'}
        </span>
        <a href={newClaimHref({ neuron })} className="whitespace-nowrap">
          Write a claim
        </a>
      </p>
    )
  const { uid, title, status, verified } = claims.best
  return (
    <p className={line}>
      <StatusMark status={status} verified={verified} />
      <a
        href={claimHref(uid)}
        className="min-w-0 truncate pointer-coarse:line-clamp-2 pointer-coarse:whitespace-normal"
      >
        {title}
      </a>
      {claims.total > 1 && (
        <a href="#claims" className="whitespace-nowrap text-ink-2">
          {claims.total} claims
        </a>
      )}
    </p>
  )
}
