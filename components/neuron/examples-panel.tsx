import { Concordance } from '#components/neuron/concordance.tsx'
import type { PackedGroup } from '#components/neuron/pack-groups.ts'
import type { RowContext } from '#components/neuron/row-html.ts'
import { Rows } from '#components/neuron/rows.tsx'
import { SampleChoices } from '#components/neuron/sample-choices.tsx'
import { Spectrum } from '#components/neuron/spectrum.tsx'
import { formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { formatNeuronId } from '#lib/neuron/neuron-id.ts'
import type { SampleChoice } from '#lib/neuron/sample-choice.ts'
import type { Ranked } from '#lib/queries/ranked.ts'
import './concordance.css'

interface Props {
  groups: PackedGroup[]
  /** What counts once among the strongest: a document or a row. */
  unit: string
  context: RowContext
  /** The stored strongest examples; null where there are none. */
  ranked: Ranked | null
  /** Samples beside those down the axis. */
  samples: SampleChoice[]
}

/** The ranked examples as one strip, to list a range of; then down the axis: the strongest examples, a sample of every interval below, and tokens drawn at random. */
export const ExamplesPanel = ({ groups, unit, context, ranked, samples }: Props) => {
  const { sources: _, ...own } = context
  return (
    <Concordance>
      {ranked && ranked.refs.length > 0 && (
        <Spectrum key={formatNeuronId(context.id)} ranked={ranked} unit={unit} context={own} />
      )}
      <SampleChoices key={`samples ${formatNeuronId(context.id)}`} run={context.run} id={context.id} choices={samples}>
        {groups.map(group => (
          <section key={`${formatNeuronId(context.id)} ${group.kind} ${group.low} ${group.high}`} className="group">
            <GroupHeading group={group} unit={unit} scale={context.scale} />
            <Rows packed={JSON.stringify(group.rows)} context={context} />
          </section>
        ))}
      </SampleChoices>
    </Concordance>
  )
}

/** An interval in units of M. The narrow one at the foot of the axis, below 0.05, is told in words. */
const intervalName = (low: number, high: number) =>
  low === 0 && high < 0.05 ? `Just above 0, up to ${formatNumber(high, 2)}` : `${low.toFixed(2)} to ${high.toFixed(2)}`

const GroupHeading = ({ group, unit, scale }: { group: PackedGroup; unit: string; scale: number }) => {
  const { kind, low, high, tokens, rows } = group
  const middle = kind === 'random' ? 0 : kind === 'strongest' ? 1 : Math.min(1, (low + high) / 2 / scale)
  const drawn = rows.length
  return (
    <div className="band">
      <i className="swatch" style={{ '--t': middle.toFixed(2) } as React.CSSProperties} />
      <h3>
        {kind === 'strongest' && 'Strongest'}
        {kind === 'random' && 'Any token'}
        {kind === 'interval' && intervalName(low / scale, high / scale)}
      </h3>
      <span>
        {kind === 'strongest' && `one a ${unit} and text, ${drawn} shown`}
        {kind === 'random' && `${drawn} drawn at random from the whole corpus; the same draw for every neuron`}
        {kind === 'interval' &&
          (drawn > 0 ? `${plural(tokens, 'token')}, ${drawn} drawn at random` : plural(tokens, 'token'))}
      </span>
    </div>
  )
}
