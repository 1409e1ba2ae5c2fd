import { ActionForm } from '#components/claims/action-form.tsx'
import { Moment } from '#components/claims/moment.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { ReadClaim, ReadVote } from '#lib/claims/read-claim.ts'

interface Props {
  claim: ReadClaim
  /** Whether somebody is signed in. */
  signedIn: boolean
  vote: FormAction
}

/** Who is for a claim and who against, with their reasons; and the reader's own vote. */
export const VotePanel = ({ claim, signedIn, vote }: Props) => {
  const { votes, own, uid, version } = claim
  const open = claim.withdrawnAt === null && claim.hiddenAt === null
  return (
    <>
      <div className="wide:grid wide:grid-cols-2">
        <Side title="For" votes={votes.filter(({ value }) => value === 1)} />
        <Side title="Against" votes={votes.filter(({ value }) => value === -1)} />
      </div>
      {open && (own.mayVote || !signedIn) && (
        <div className="border-line border-t px-4 py-3">
          <ActionForm
            action={vote}
            draft={`vote:${uid}`}
            hidden={{ uid, version: String(version) }}
            area={{
              name: 'reason',
              label: own.vote ? `You voted ${own.vote.value > 0 ? 'for' : 'against'}: why` : 'Why (optional)',
              value: own.vote?.reason,
              rows: 2,
              maxLength: 1000,
            }}
            buttons={[
              { label: 'Vote for', name: 'value', value: '1' },
              { label: 'Vote against', name: 'value', value: '-1' },
              ...(own.vote ? [{ label: 'Take my vote back', name: 'value', value: '0', kind: 'quiet' as const }] : []),
            ]}
          />
        </div>
      )}
    </>
  )
}

const Side = ({ title, votes }: { title: string; votes: ReadVote[] }) => (
  <section className="border-line px-4 py-3 not-first:border-t wide:not-first:border-t-0 wide:not-first:border-l">
    <h3>
      {title}, {votes.filter(({ counts }) => counts).length}
    </h3>
    <ul className="mt-1 grid gap-2">
      {votes.map(({ voter, reason, counts, version, createdAt }) => (
        <li key={voter.id}>
          <p className="text-ink-2 text-sm">
            <PersonName person={voter} />, <Moment at={createdAt} />
            {!counts && `, on version ${version}: not counted since what it states was changed`}
          </p>
          {reason && <Markdown text={reason} />}
        </li>
      ))}
    </ul>
  </section>
)
