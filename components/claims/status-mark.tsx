import type { ClaimStatus } from '#lib/claims/status.ts'

const marks: Record<ClaimStatus, { mark: string; look: string }> = {
  proposed: { mark: '○', look: 'text-ink-2' },
  supported: { mark: '◐', look: 'text-good' },
  contested: { mark: '◆', look: 'text-bad' },
  rejected: { mark: '◆', look: 'text-bad' },
}

/** Where a claim stands, with its mark; its votes where they are given. */
export function StatusMark({ status, votes }: { status: ClaimStatus; votes?: { for: number; against: number } }) {
  const { mark, look } = marks[status]
  return (
    <span className="whitespace-nowrap">
      <span className={look}>
        <span aria-hidden="true">{mark}</span> {status}
      </span>
      {votes && votes.for + votes.against > 0 && (
        <span className="text-ink-2">
          , {votes.for} for, {votes.against} against
        </span>
      )}
    </span>
  )
}
