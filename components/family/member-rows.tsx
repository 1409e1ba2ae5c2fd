import { ExampleLineView } from '#components/family/example-line.tsx'
import { inM } from '#components/family/grid-words.ts'
import { Markdown } from '#components/markdown/markdown.tsx'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'
import type { FamilyGrid } from '#lib/families/family-grid.ts'
import type { MemberFit } from '#lib/families/member-fit.ts'
import { valueLabel } from '#lib/families/value-source.ts'
import { formatCount } from '#lib/format/number.ts'
import type { ExampleLine } from '#lib/splits/split-view.ts'

/** What a family says of one member. */
interface Member {
  neuron: string
  value: string
  /** Markdown. */
  note?: string
}

interface Props {
  members: readonly Member[]
  /** Null while it is being computed. */
  grid: FamilyGrid | null
  /** The strongest examples of each. */
  lines: readonly (readonly ExampleLine[])[]
}

/** Members in the parameter's order: value, neuron, how it does at its value, and its strongest example. */
export const MemberRows = ({ members, grid, lines }: Props) => (
  <ul aria-label="Members" className="border-line border-t">
    {members.map(({ neuron, value, note }, i) => {
      const row = grid?.members[i]
      return (
        <li key={neuron} className="border-line not-last:border-b px-4 py-1.5 wide:px-3.5">
          <div className="flex flex-wrap items-baseline gap-x-3 text-xs">
            <span className="min-w-6 font-mono font-semibold text-sm" title={value}>
              {valueLabel(value)}
            </span>
            <span className="inline-flex items-center">
              <SelectNeuron neuron={neuron} />
              <a href={`/${neuron}`} className="font-mono pointer-coarse:py-3">
                {neuron}
              </a>
            </span>
            <span className="text-ink-2">
              {row?.problem ??
                (grid && row && (
                  <Fit fit={grid.scores.fits[i]} tokens={row.tokens[row.column]} how={grid.columns[row.column].how} />
                ))}
            </span>
          </div>
          {note && <Markdown text={note} className="text-sm" />}
          {lines[i].map((line, at) => (
            <ExampleLineView key={at} line={line} />
          ))}
        </li>
      )
    })}
  </ul>
)

const Fit = ({
  fit: { own, others, verdict },
  tokens,
  how,
}: {
  fit: MemberFit
  tokens: number | null
  how: string
}) => {
  if (tokens === null) return <>{how}</>
  if (tokens === 0) return <>no token of the sample shows its value</>
  return (
    <>
      {own !== null && `${inM(own)} M at ${formatCount(tokens)} tokens`}
      {others !== null && `, ${inM(others)} M at other values`}
      {verdict === 'misses' && <span className="text-bad"> ◆ misses</span>}
    </>
  )
}
