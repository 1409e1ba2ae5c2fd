import Link from 'next/link'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { claimHref } from '#lib/claims/claim-address.ts'
import { formatPercent } from '#lib/format/number.ts'
import type { StatedInList } from '#lib/queries/stated-claims.ts'
import { splitVerdict } from '#lib/splits/split-verdict.ts'
import type { SplitView } from '#lib/splits/split-view.ts'
import '#components/family/family.css'

/** A split in a list: the parent, a bar of what each child covers, hatched the rest. */
export const SplitCard = ({
  split: { uid, body, status, verified },
  view,
  problem,
}: {
  split: StatedInList<'split'>
  /** Null while it is being computed, and where it cannot be. */
  view: SplitView | null
  /** Why it cannot be, in a sentence; null otherwise. */
  problem: string | null
}) => {
  const models = [...new Set(body.children.map(({ neuron }) => neuron.split('/')[0]))].join(', ')
  const count = body.children.length
  return (
    <Panel className="hover-row relative min-w-0 px-4 py-3 text-sm wide:px-3.5">
      <h2 className="font-normal text-sm">
        <Link href={claimHref(uid)} prefetch={false} className="no-underline after:absolute after:inset-0">
          <span className="wrap-anywhere font-mono font-semibold">{body.parent}</span>
          {count === 0 ? (
            ', no children yet'
          ) : (
            <>
              {' '}
              splits into {count} of <span className="wrap-anywhere font-mono">{models}</span>
            </>
          )}
        </Link>
      </h2>
      <Bar view={view} problem={problem} />
      <p className="mt-1 text-ink-2 text-xs">
        <StatusMark status={status} verified={verified} />
        {view?.scores && count > 0 && `, ${verdict(view)}`}
      </p>
    </Panel>
  )
}

function verdict({ scores, chance, children }: SplitView): string {
  if (!scores || !chance || scores.coverage === null) return 'coverage not computed'
  const names = children.filter(({ problem }) => problem === null).map(({ neuron }) => neuron)
  return `${formatPercent(scores.coverage)} covered. ${splitVerdict(scores, chance, names).head}`
}

/** What each child covers, one beside the other; where they overlap they share the width. */
const Bar = ({ view, problem }: { view: SplitView | null; problem: string | null }) => {
  if (!view?.scores || view.children.length === 0) {
    const why = view ? (view.problem ?? 'Nothing to compute.') : (problem ?? 'Being computed.')
    return <p className="wrap-anywhere mt-2 min-h-4 text-ink-2 text-xs">{why}</p>
  }
  const shares = view.children.map(({ score }) => score?.cover ?? 0)
  const rest = view.scores.coverage === null ? 1 : 1 - view.scores.coverage
  const total = shares.reduce((sum, share) => sum + share, rest) || 1
  return (
    <div aria-hidden="true" className="mt-2 flex h-4 gap-px">
      {shares.map((share, i) => (
        <i key={view.children[i].neuron} className="block bg-ink-3" style={{ width: `${(100 * share) / total}%` }} />
      ))}
      {rest > 0 && <i className="hatched block border border-line-2" style={{ width: `${(100 * rest) / total}%` }} />}
    </div>
  )
}
