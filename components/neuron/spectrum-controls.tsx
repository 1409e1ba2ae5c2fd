import { reasonColor } from '#components/neuron/reasons-marks.ts'
import { type RankedChoice, reasonLetter } from '#lib/neuron/ranked-choice.ts'

interface Props {
  n: number
  reasons: number
  choice: RankedChoice
  /** Whether anything is chosen yet. */
  chosen: boolean
  onChoose: (choice: RankedChoice | null) => void
  /** What is chosen, in words. */
  words: string
}

/** The same choice as by the brush, for keys and screen readers: two ends, a reason, and nothing. */
export const SpectrumControls = ({ n, reasons, choice, chosen, onChoose, words }: Props) => {
  const { from, to, reason } = choice
  const choices = reasons > 1 ? [null, ...Array.from({ length: reasons }, (_, i) => i)] : []
  return (
    <div className="controls">
      <End
        name="from"
        n={n}
        value={from}
        onChange={rank => onChoose({ ...choice, from: rank, to: Math.max(to, rank) })}
      />
      <End
        name="to"
        n={n}
        value={to}
        onChange={rank => onChoose({ ...choice, to: rank, from: Math.min(from, rank) })}
      />
      {choices.length > 0 && (
        <fieldset>
          <legend className="sr-only">Reason</legend>
          {choices.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={chosen && one === reason}
              onClick={() => onChoose({ ...choice, reason: one })}
            >
              {one === null ? 'All' : <b style={{ color: reasonColor(one) }}>{reasonLetter(one)}</b>}
            </button>
          ))}
        </fieldset>
      )}
      {chosen && (
        <button type="button" onClick={() => onChoose(null)}>
          Clear
        </button>
      )}
      <p role="status">{words}</p>
    </div>
  )
}

/** One end of the range of ranks, 1 to `n`. */
const End = (props: { name: string; n: number; value: number; onChange: (rank: number) => void }) => {
  const { name, n, value, onChange } = props
  return (
    <label>
      {name} <span className="sr-only">rank</span>
      <input type="range" min={1} max={n} value={value} onChange={event => onChange(Number(event.target.value))} />
      <span className="end">{value}</span>
    </label>
  )
}
