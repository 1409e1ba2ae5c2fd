import Link from 'next/link'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { EquivarianceMap } from '#components/family/equivariance-map.tsx'
import { inM } from '#components/family/grid-words.ts'
import { Panel } from '#components/ui/panel.tsx'
import { claimHref } from '#lib/claims/claim-address.ts'
import type { FamilyGrid } from '#lib/families/family-grid.ts'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { CheckedPairs, StatedInList } from '#lib/queries/stated-claims.ts'

/** Side of a small grid in px, whatever the number of its members. */
const side = 132

interface Props {
  family: StatedInList<'family'>
  /** Null while it is being computed, and where it cannot be. */
  grid: FamilyGrid | null
  /** Why it cannot be, in a sentence; null otherwise. */
  problem: string | null
  /** What exchanging its values in texts showed; undefined where that was not done. */
  pairs: CheckedPairs | undefined
}

/** A family in a list: its grid in small, what it is, and how it stands. */
export const FamilyCard = ({ family: { uid, body, status, verified }, grid, problem, pairs }: Props) => {
  const most = grid ? Math.max(grid.members.length, grid.columns.length, 1) : 1
  return (
    <Panel className="hover-row relative flex min-w-0 gap-4 px-4 py-3 wide:px-3.5">
      <div className="grid shrink-0 place-items-center overflow-hidden" style={{ width: side, height: side }}>
        {grid && grid.members.length > 0 ? (
          <EquivarianceMap grid={grid} cell={Math.max(2, Math.min(18, Math.floor((side - 2) / most)))} />
        ) : (
          <span className="text-center text-ink-3 text-xs">
            {body.members.length === 0 ? 'no members yet' : problem ? 'grid not computed' : 'grid being computed'}
          </span>
        )}
      </div>
      <div className="min-w-0 text-sm">
        <h3 className="wrap-anywhere font-semibold">
          <Link href={claimHref(uid)} prefetch={false} className="no-underline after:absolute after:inset-0">
            {body.title}
          </Link>
        </h3>
        <p className="wrap-anywhere text-ink-2">
          {plural(body.members.length, 'member')} by {body.parameter}
        </p>
        <p className="wrap-anywhere font-mono text-ink-2 text-xs">{models(body.members)}</p>
        <p className="mt-1 text-xs">
          <StatusMark status={status} verified={verified} />
        </p>
        {problem && <p className="wrap-anywhere mt-1 text-ink-2 text-xs">{problem}</p>}
        {grid && grid.members.length > 0 && (
          <p className="mt-1 text-ink-2 text-xs">
            {grid.scores.diagonal === null ? 'diagonal not computed' : `diagonal ${inM(grid.scores.diagonal)} M`}
            {grid.scores.control !== null && `, elsewhere ${inM(grid.scores.control)} M`}
          </p>
        )}
        {pairs && pairs.tested > 0 && (
          <p className="text-ink-2 text-xs">
            values exchanged: {formatCount(pairs.confirmed)} of {plural(pairs.tested, 'pair')} confirmed
          </p>
        )}
      </div>
    </Panel>
  )
}

const models = (members: readonly { neuron: string }[]): string =>
  [...new Set(members.map(({ neuron }) => neuron.split('/')[0]))].join(', ')
