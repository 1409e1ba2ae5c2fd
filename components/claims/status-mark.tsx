import type { ClaimStatus } from '#lib/claims/status.ts'

const marks: Record<ClaimStatus | 'verified', { mark: string; look: string }> = {
  proposed: { mark: '○', look: 'text-ink-2' },
  supported: { mark: '◐', look: 'text-good' },
  verified: { mark: '●', look: 'text-good' },
  contested: { mark: '◆', look: 'text-bad' },
  rejected: { mark: '◆', look: 'text-bad' },
}

interface Props {
  status: ClaimStatus
  /** Whether it is supported and held against text it beats chance: then that is said. */
  verified: boolean
  votes?: { for: number; against: number }
}

/** Where a claim stands, with its mark, beside every sentence that is one; its votes where they are given. */
export function StatusMark({ status, verified, votes }: Props) {
  const { mark, look } = marks[verified ? 'verified' : status]
  return (
    <span className="whitespace-nowrap">
      <span className={look}>
        <span aria-hidden="true">{mark}</span> {verified ? 'verified' : status}
      </span>
      {votes && votes.for + votes.against > 0 && (
        <span className="text-ink-2">
          , {votes.for} for, {votes.against} against
        </span>
      )}
    </span>
  )
}
