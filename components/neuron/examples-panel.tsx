import { Concordance } from '#components/neuron/concordance.tsx'
import { type RowContext, rowHtml } from '#components/neuron/row-html.ts'
import { formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { ExampleGroup } from '#lib/neuron/examples.ts'
import type { ExampleText } from '#lib/queries/example-texts.ts'
import './concordance.css'

/** A group with the texts of its examples, in their order. */
export interface TextGroup extends ExampleGroup {
  texts: ExampleText[]
}

/** Down the axis: the strongest examples, a sample of every interval below, and tokens drawn at random. */
export const ExamplesPanel = ({
  groups,
  unit,
  context,
}: {
  groups: TextGroup[]
  unit: string
  context: RowContext
}) => (
  <Concordance nCtx={context.nCtx}>
    {downTheAxis(groups).map(group => (
      <section key={`${group.kind} ${group.high} ${group.low}`} className="group">
        <GroupHeading group={group} unit={unit} scale={context.scale} />
        <div
          className="rows"
          // Every text in these strings went through lib/tokens/glyphs.ts (row-html.ts).
          dangerouslySetInnerHTML={{
            __html: group.examples.map((e, i) => rowHtml(e, group.texts[i], context)).join(''),
          }}
        />
      </section>
    ))}
  </Concordance>
)

/** Strongest first, intervals from the highest to the lowest, random tokens at the foot; empty intervals stay, and say so. */
function downTheAxis(groups: TextGroup[]): TextGroup[] {
  const intervals = groups.filter(({ kind }) => kind === 'interval').sort((a, b) => b.low - a.low || b.high - a.high)
  const of = (kind: ExampleGroup['kind']) => groups.filter(group => group.kind === kind)
  return [...of('strongest'), ...intervals, ...of('random')]
}

/** An interval in units of M. The narrow one at the foot of the axis, below 0.05, is told in words. */
const intervalName = (low: number, high: number) =>
  low === 0 && high < 0.05 ? `Just above 0, up to ${formatNumber(high, 2)}` : `${low.toFixed(2)} to ${high.toFixed(2)}`

const GroupHeading = ({ group, unit, scale }: { group: TextGroup; unit: string; scale: number }) => {
  const { kind, low, high, tokens, examples } = group
  const middle = kind === 'random' ? 0 : kind === 'strongest' ? 1 : Math.min(1, (low + high) / 2 / scale)
  const drawn = examples.length
  return (
    <div className="band">
      <i className="swatch" style={{ '--t': middle.toFixed(2) } as React.CSSProperties} />
      <h3>
        {kind === 'strongest' && 'Strongest'}
        {kind === 'random' && 'Any token'}
        {kind === 'interval' && intervalName(low / scale, high / scale)}
      </h3>
      <span>
        {kind === 'strongest' && `one a ${unit}, ${drawn} shown`}
        {kind === 'random' && `${drawn} drawn at random from the whole corpus; the same draw for every neuron`}
        {kind === 'interval' &&
          (drawn > 0 ? `${plural(tokens, 'token')}, ${drawn} drawn at random` : plural(tokens, 'token'))}
      </span>
    </div>
  )
}
