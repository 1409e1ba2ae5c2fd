import Link from 'next/link'
import { kindWords } from '#components/claims/kind-words.ts'
import { Moment } from '#components/claims/moment.tsx'
import { NeuronRefs } from '#components/claims/neuron-refs.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { claimHref } from '#lib/claims/claim-address.ts'
import { claimTitle } from '#lib/claims/claim-title.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import type { ListedClaim } from '#lib/claims/list-claims.ts'
import { neuronsOf } from '#lib/claims/stated-neurons.ts'
import { plural } from '#lib/format/plural.ts'

/** Neurons of a claim that a list names. */
const SHOWN = 4

/** A claim in a list: what it says in a line, of which neurons, who says it and where it stands. */
export const ClaimRow = ({ claim }: { claim: ListedClaim }) => {
  const { uid, kind, author, status, verified, votesFor, votesAgainst, nReplies, createdAt } = claim
  const stated = { kind, body: claim.body } as StatedClaim
  const neurons = neuronsOf(stated)
  return (
    <li className="border-line border-t px-4 py-2.5 first:border-t-0">
      <p>
        <Link
          href={claimHref(uid)}
          prefetch={false}
          className="wrap-anywhere pointer-coarse:inline-block pointer-coarse:py-2.5"
        >
          {claimTitle(stated)}
        </Link>
      </p>
      <div className="mt-0.5 flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-ink-2 text-sm">
        <span>{kindWords[kind]}</span>
        <StatusMark status={status} verified={verified} votes={{ for: votesFor, against: votesAgainst }} />
        <NeuronRefs neurons={neurons.slice(0, SHOWN)} />
        {neurons.length > SHOWN && <span>and {neurons.length - SHOWN} more</span>}
        <span>
          <PersonName person={author} />, <Moment at={createdAt} />
        </span>
        {nReplies > 0 && <span>{plural(nReplies, 'reply', 'replies')}</span>}
        {claim.withdrawnAt && <span>withdrawn</span>}
        {claim.hiddenAt && <span>hidden by a moderator</span>}
      </div>
    </li>
  )
}
