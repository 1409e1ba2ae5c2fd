import { ChangedTexts } from '#components/family/changed-texts.tsx'
import { EquivarianceMap } from '#components/family/equivariance-map.tsx'
import { EquivarianceTable } from '#components/family/equivariance-table.tsx'
import { FamilyFacts, familyFacts } from '#components/family/family-facts.tsx'
import { MemberRows } from '#components/family/member-rows.tsx'
import { SuggestionList } from '#components/family/suggestion-list.tsx'
import { ValueNotes } from '#components/family/value-notes.tsx'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { ClaimBody } from '#lib/claims/kinds.ts'
import { readFamilyCheck } from '#lib/claims/read-family-check.ts'
import { readSuggestions } from '#lib/claims/suggestions.ts'
import type { FamilyGrid } from '#lib/families/family-grid.ts'
import { formatCount } from '#lib/format/number.ts'
import { readFamilyGrid } from '#lib/queries/family-grid.ts'
import { memberLines } from '#lib/queries/member-lines.ts'
import { memberRuns } from '#lib/queries/member-runs.ts'
import { soon } from '#lib/queries/soon.ts'

/** A page waits so long for a grid, in ms; what takes longer goes on and is there when the page is asked for again. */
const PATIENCE = 2500

/** Values and members of which a cell has room for its number. */
const roomy = { columns: 26, members: 40 }

interface Props {
  uid: string
  body: ClaimBody<'family'>
  /** Accepts or rejects a suggestion; null for those who may not edit the claim. */
  decide: FormAction | null
  /** Has the family checked by changed texts once more; null for those who may not. */
  check: FormAction | null
}

/** What texts say of a family: its grid, its members with their strongest examples, and what is suggested for it. */
export const FamilySection = async ({ uid, body, decide, check }: Props) => {
  const [found, lines, suggestions, checks] = await Promise.all([
    soon(readFamilyGrid(body), PATIENCE),
    memberRuns(body.members.map(({ neuron }) => neuron)).then(memberLines),
    readSuggestions(uid),
    readFamilyCheck(uid),
  ])
  const grid = found && 'value' in found ? found.value : null
  return (
    <Panel label="Members by values">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b px-4 py-2 wide:px-3.5">
        <h2>Members by values</h2>
        <span className="text-ink-2 text-xs">
          <MethodTerm stat="familyMean">mean activation, in units of each member’s M</MethodTerm>
        </span>
      </div>
      {body.members.length === 0 && (
        <p className="px-4 py-3 text-ink-2 wide:px-3.5">No members yet. Edit the claim to add the first.</p>
      )}
      {found && 'problem' in found && (
        <div className="px-4 py-3 wide:px-3.5">
          <Problem>{found.problem}</Problem>
        </div>
      )}
      {!found && <Computing members={body.members.length} />}
      {grid && body.members.length > 0 && <Grid grid={grid} parameter={body.parameter} />}
      <ChangedTexts uid={uid} members={body.members} checks={checks} ask={check} />
      <MemberRows members={body.members} grid={grid} lines={lines} />
      <SuggestionList uid={uid} of="member" suggestions={suggestions} decide={decide} />
      <MethodTips stats={familyFacts} />
    </Panel>
  )
}

const Grid = ({ grid, parameter }: { grid: FamilyGrid; parameter: string }) => (
  <div className="grid gap-x-8 gap-y-4 px-4 py-3.5 wide:grid-cols-[minmax(0,1fr)_auto] wide:px-3.5">
    <figure className="min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className="overflow-x-auto pb-1" tabIndex={0} aria-label="Grid of members and values">
        {grid.columns.length <= roomy.columns && grid.members.length <= roomy.members ? (
          <EquivarianceTable grid={grid} />
        ) : (
          <EquivarianceMap grid={grid} cell={18} />
        )}
      </section>
      <figcaption className="mt-1 max-w-prose text-ink-2 text-xs">
        Rows are members, columns the {parameter} that a token shows; outlined is each member’s own.
        {grid.sample !== null && ` Read from ${formatCount(grid.sample)} tokens of reference text.`} Hatched: no token
        shows it, or nothing is computed.
      </figcaption>
    </figure>
    <div className="wide:w-[300px]">
      <FamilyFacts scores={grid.scores} />
      <ValueNotes grid={grid} />
    </div>
  </div>
)

/** Stands where the grid will, as high as it. */
const Computing = ({ members }: { members: number }) => (
  <div className="px-4 py-3.5 text-ink-2 wide:px-3.5" style={{ minHeight: 45 * Math.min(roomy.members, members) + 60 }}>
    <p role="status">
      Being computed: the model’s index of firings is read first. It takes up to a minute; then it stands here.
    </p>
    <RefreshWhile seconds={4} />
  </div>
)
