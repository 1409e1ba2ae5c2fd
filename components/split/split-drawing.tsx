import { type Ribbon, ribbons, rowHeight } from '#components/split/ribbons.ts'
import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import type { SplitScores } from '#lib/splits/split-scores.ts'
import type { SplitChild } from '#lib/splits/split-view.ts'
import '#components/family/family.css'

interface Props {
  parent: string
  scores: SplitScores
  /** Those that are in the scores, in their order. */
  own: readonly SplitChild[]
}

/** The parent's firing at the left, a grey ribbon to each child as wide as what they share, and hatched what no child covers. */
export const SplitDrawing = ({ parent, scores, own }: Props) => {
  const uncovered = scores.coverage === null ? 0 : 1 - scores.coverage
  const shares = [...own.map(({ score }) => score?.cover ?? 0), uncovered]
  const drawn = ribbons(shares)
  const height = shares.length * rowHeight
  return (
    <figure
      aria-label={sentence(parent, scores, own)}
      className="grid grid-cols-[minmax(76px,1fr)_minmax(56px,2fr)_minmax(150px,3fr)] px-4 py-3 wide:px-3.5"
    >
      <div className="flex flex-col justify-center pr-2 text-right text-xs" style={{ height }}>
        <a href={`/${parent}`} className="wrap-anywhere font-mono">
          {parent}
        </a>
        <span className="text-ink-2">fires at {formatCount(scores.tokens)} tokens</span>
      </div>
      <svg aria-hidden="true" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        {drawn.slice(0, -1).map(({ path }, i) => (
          <path key={own[i].neuron} d={path} fill="var(--line-2)" opacity="0.7" />
        ))}
        {uncovered > 0 && <path d={drawn[drawn.length - 1].path} fill="var(--fill)" />}
      </svg>
      <ul>
        {own.map((child, i) => (
          <Row key={child.neuron} ribbon={drawn[i]} className="bg-ink-2">
            <a href={`/${child.neuron}`} className="wrap-anywhere font-mono">
              {child.neuron}
            </a>
            <span className="block text-ink-2">
              {child.score?.purity == null ? 'never fires at ¼ M' : `purity ${formatPercent(child.score.purity)}`}
              {child.score?.cover != null && `, covers ${formatPercent(child.score.cover)}`}
              {child.score?.weight != null && (
                <span className="hidden wide:inline">, weight {formatNumber(child.score.weight, 2)}</span>
              )}
            </span>
          </Row>
        ))}
        <Row ribbon={drawn[drawn.length - 1]} className="hatched border border-line-2">
          <span className="text-ink-2">
            {scores.coverage === null
              ? 'coverage not computed'
              : `${formatPercent(uncovered)} uncovered: no child fires`}
          </span>
        </Row>
      </ul>
    </figure>
  )
}

const Row = ({
  ribbon: { size },
  className,
  children,
}: {
  ribbon: Ribbon
  className: string
  children: React.ReactNode
}) => (
  <li className="flex items-center gap-2 text-xs" style={{ height: rowHeight }}>
    <i className={`block w-2.5 shrink-0 ${className}`} style={{ height: Math.max(size, 1) }} />
    <span className="min-w-0">{children}</span>
  </li>
)

function sentence(parent: string, { coverage }: SplitScores, own: readonly SplitChild[]): string {
  const shares = own.map(
    ({ neuron, score }) => `${neuron} ${score?.cover == null ? 'unknown' : formatPercent(score.cover)}`,
  )
  return `Of the tokens at which ${parent} fires its children cover ${coverage === null ? 'an unknown share' : formatPercent(coverage)}: ${shares.join(', ')}.`
}
