import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { StatusMark } from '#components/claims/status-mark.tsx'
import type { ReadClaim } from '#lib/claims/read-claim.ts'
import { statusWords } from '#lib/claims/status.ts'

/** Who says it, since when, how sure they are, and where it stands, with the rule that says so. */
export const ClaimHead = ({ claim }: { claim: ReadClaim }) => {
  const { author, current, createdAt, version, status, verified, votesFor, votesAgainst } = claim
  return (
    <div className="text-ink-2 text-sm">
      <p>
        <PersonName person={author} />, <Moment at={createdAt} />
        {current && version > 1 && (
          <>
            ; version {version} by <PersonName person={current.author} />, <Moment at={current.createdAt} />
          </>
        )}
        {current && `; confidence ${current.confidence}`}
      </p>
      <details className="mt-1">
        <summary className="w-fit pointer-coarse:py-3">
          <StatusMark status={status} verified={verified} votes={{ for: votesFor, against: votesAgainst }} />
        </summary>
        <p className="mt-1 max-w-prose text-xs">{statusWords}</p>
      </details>
    </div>
  )
}
