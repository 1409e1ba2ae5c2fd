import { ActionForm } from '#components/claims/action-form.tsx'
import { Moment } from '#components/claims/moment.tsx'
import { CheckCaption, CheckGrid } from '#components/family/check-grid.tsx'
import { CheckList } from '#components/family/check-list.tsx'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { FamilyChecks, RunCheck } from '#lib/claims/read-family-check.ts'
import { memberChecks, type NamedMember } from '#lib/families/check-summary.ts'
import { countPairs } from '#lib/families/family-check.ts'
import { mostOff } from '#lib/families/pair-check.ts'
import { plural } from '#lib/format/plural.ts'

/** Members of a model that a grid has room for. */
const roomy = 24

interface Props {
  uid: string
  members: readonly NamedMember[]
  checks: FamilyChecks
  /** Has it checked once more; null for those who may not. */
  ask: FormAction | null
}

/** What became of a family's members when their values were exchanged in texts and the model read these anew. */
export const ChangedTexts = ({ uid, members, checks: { runs, missing, waits }, ask }: Props) => (
  <section aria-label="Values exchanged" id="exchanged" className="border-line border-t px-4 py-2.5 wide:px-3.5">
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <h3 className="font-semibold text-sm">Values exchanged in texts</h3>
        <p className="mt-0.5 max-w-3xl text-ink-2 text-xs">
          In each member’s strongest texts its value is put in the place of another’s and the model reads them anew.
          Then the other member should fire as the first did, up to an{' '}
          <MethodTerm stat="familyChangedError">error ε</MethodTerm>, and the first no longer, but for a{' '}
          <MethodTerm stat="familyChangedControl">control κ</MethodTerm>.{' '}
          <MethodTerm stat="familyChangedPair">Confirmed</MethodTerm> where neither is more than {mostOff} M.
        </p>
      </div>
      {ask && !waits && (
        <ActionForm
          action={ask}
          hidden={{ uid }}
          buttons={[{ label: runs.length > 0 ? 'Check again' : 'Check now' }]}
        />
      )}
    </div>
    {runs.map(run => (
      <RunSection key={run.run} check={run} members={members} named={runs.length + missing.length > 1} />
    ))}
    {runs.some(({ pairs }) => pairs.some(({ error }) => error !== null)) && <CheckCaption />}
    {missing.map(({ model, published }) => (
      <p key={model} className="mt-1.5 text-ink-2 text-sm">
        <span className="font-mono text-xs">{model}</span>:{' '}
        {!published
          ? 'it has no published run to check in.'
          : waits
            ? 'in the workers’ queue.'
            : 'not checked yet: the next worker will.'}
      </p>
    ))}
    {members.length === 0 && <p className="mt-1.5 text-ink-2 text-sm">No member to check yet.</p>}
    {waits && (
      <>
        <p role="status" className="mt-1.5 text-ink-2 text-sm">
          A check is in the queue; what comes of it stands here.
        </p>
        <RefreshWhile seconds={6} />
      </>
    )}
  </section>
)

const RunSection = ({
  check: { model, run, at, reason, pairs },
  members,
  named,
}: {
  check: RunCheck
  members: readonly NamedMember[]
  /** Whether the model is named: where there are several. */
  named: boolean
}) => {
  const { tested, confirmed } = countPairs(pairs)
  const own = memberChecks(pairs)
  return (
    <div className="mt-2">
      <p className="text-sm">
        {named && <span className="font-mono text-xs">{model}: </span>}
        <b className="font-semibold">{verdict({ tested, confirmed, pairs: pairs.length })}</b>{' '}
        <span className="text-ink-2">
          {reason ?? (tested < pairs.length && `${plural(pairs.length - tested, 'pair')} could not be tested.`)}
        </span>
      </p>
      {tested > 0 &&
        (own.length <= roomy ? (
          <CheckGrid pairs={pairs} own={own} members={members} />
        ) : (
          <p className="mt-1 text-ink-2 text-sm">
            {own.length} members are too many for a grid; each was checked against the{' '}
            {plural(Math.round(pairs.length / own.length), 'member')} behind it.
          </p>
        ))}
      <CheckList pairs={pairs} members={members} />
      <p className="mt-1.5 text-ink-3 text-xs">
        Checked on <Moment at={at} /> in run <span className="font-mono">{run}</span>. Nothing of it is drawn at random:
        the same comes out again.
      </p>
    </div>
  )
}

function verdict({ tested, confirmed, pairs }: { tested: number; confirmed: number; pairs: number }): string {
  if (tested === 0) return pairs === 0 ? 'Not tested.' : 'No pair of members could be tested.'
  if (confirmed === tested) return `Confirmed: ${tested === 1 ? 'the one pair' : `all ${tested} pairs`} tested.`
  return `${confirmed} of ${tested} pairs confirmed.`
}
