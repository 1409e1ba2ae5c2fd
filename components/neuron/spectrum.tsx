import { MethodTerm } from '#components/methods/method-term.tsx'
import { reasonColor } from '#components/neuron/reasons-marks.ts'
import type { RowContext } from '#components/neuron/row-html.ts'
import { inScale } from '#components/neuron/row-html.ts'
import { SpectrumBrush } from '#components/neuron/spectrum-brush.tsx'
import { laneHeight, packAssigned, spectrumBars, stripHeight } from '#components/neuron/spectrum-paths.ts'
import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import { reasonLetter } from '#lib/neuron/ranked-choice.ts'
import type { Ranked } from '#lib/queries/ranked.ts'
import './spectrum.css'

interface Props {
  ranked: Ranked
  /** What counts once among the ranked examples: a document or a row. */
  unit: string
  context: Omit<RowContext, 'sources'>
}

/**
 * The stored examples side by side, the strongest first: activation as height, reasons as colours and as lanes below; a range
 * of them can be listed. The drawing is the server's, the brush over it the browser's.
 */
export const Spectrum = ({ ranked: { refs, reasons }, unit, context }: Props) => {
  const { scale } = context
  const n = refs.length
  const assigned = reasons?.assigned ?? null
  const bars = spectrumBars(
    refs.map(({ activation }) => activation),
    assigned,
  )
  const lanes = bars.filter(({ reason }) => reason !== null)
  const told = lanes.map(({ reason, examples }) => `${reasonLetter(reason!)} ${formatCount(examples)}`)
  const span = `from ${inScale(refs[0].activation, scale)} M down to ${inScale(refs[n - 1].activation, scale)} M`
  const label = `The ${plural(n, 'strongest example')}, by rank: ${span}. ${lanes.length > 0 ? `Examples by reason: ${told.join(', ')}.` : ''}`
  return (
    <section className="spectrum">
      <div className="band">
        <h3>
          <MethodTerm stat="ranked">Spectrum</MethodTerm>
        </h3>
        <span>
          the {plural(n, `strongest ${unit}`)} by rank, {span}
          {lanes.length > 1 && ', coloured by reason'}
          {lanes.length === 1 && ', all for one reason'}
        </span>
      </div>
      <SpectrumBrush n={n} assigned={assigned && packAssigned(assigned)} reasons={lanes.length} context={context}>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${n} ${stripHeight}`}
          preserveAspectRatio="none"
          className="bars"
        >
          {bars.map(({ reason, path }) => (
            <path
              key={reason}
              id={`bars-${reason}`}
              d={path}
              fill={assigned ? reasonColor(reason) : 'var(--pos-mark)'}
            />
          ))}
        </svg>
        {lanes.length > 1 &&
          lanes.map(({ reason }) => (
            <div key={reason} className="lane">
              <b style={{ color: reasonColor(reason) }}>{reasonLetter(reason!)}</b>
              <svg
                aria-hidden="true"
                viewBox={`0 ${stripHeight - laneHeight} ${n} ${laneHeight}`}
                preserveAspectRatio="none"
              >
                <use href={`#bars-${reason}`} />
              </svg>
            </div>
          ))}
      </SpectrumBrush>
    </section>
  )
}
