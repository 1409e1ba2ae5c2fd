import { inM, signedInM } from '#components/family/grid-words.ts'
import { type NamedMember, untestedPairs } from '#lib/families/check-summary.ts'
import type { PairCheck } from '#lib/families/family-check.ts'
import { isConfirmed, mostOff } from '#lib/families/pair-check.ts'
import { valueLabel } from '#lib/families/value-source.ts'
import { plural } from '#lib/format/plural.ts'

/** Pairs that are listed; a large family may have thousands. */
const most = 60

interface Props {
  pairs: readonly PairCheck[]
  members: readonly NamedMember[]
}

/** The pairs that are not confirmed: those that were tested with their numbers, and those that were not with the reason. */
export const CheckList = ({ pairs, members }: Props) => {
  const open = pairs.filter(pair => isConfirmed(pair) !== true)
  if (open.length === 0) return null
  const label = (place: number) => valueLabel(members[place]?.value ?? '')
  const failed = open.filter(({ error }) => error !== null)
  return (
    <details className="mt-1.5 text-sm">
      <summary className="text-ink-2 text-xs pointer-coarse:py-3">
        {plural(open.length, 'pair')} not confirmed: why
      </summary>
      {failed.length > 0 && <Failed pairs={failed} label={label} />}
      <ul className="mt-1.5 max-w-3xl text-xs">
        {untestedPairs(open).map(({ reason, pairs: own }) => (
          <li key={reason} className="wrap-anywhere mt-1">
            <span className="text-ink-2">{reason}</span>{' '}
            <span className="font-mono">
              {own.map(({ from, to }) => `${label(from)} to ${to.map(label).join(', ')}`).join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Failed = ({ pairs, label }: { pairs: readonly PairCheck[]; label: (place: number) => string }) => (
  <table className="mt-1 text-left text-xs">
    <thead className="text-ink-2">
      <tr>
        {['exchanged', 'texts', 'ε', 'κ'].map(name => (
          <th key={name} scope="col" className="pr-5 font-normal not-first:text-right">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {pairs.slice(0, most).map(({ from, to, n, error, errorSe, control, controlSe }) => (
        <tr key={`${from}>${to}`} className="border-line border-t">
          <th scope="row" className="wrap-anywhere py-1 pr-5 font-normal">
            <span className="font-mono">{label(from)}</span> to <span className="font-mono">{label(to)}</span>
          </th>
          <td className="py-1 pr-5 text-right">{n}</td>
          <Measured value={error} se={errorSe} />
          <Measured value={control} se={controlSe} />
        </tr>
      ))}
    </tbody>
    {pairs.length > most && (
      <caption className="caption-bottom pt-1 text-left text-ink-2">And {pairs.length - most} more.</caption>
    )}
  </table>
)

/** A number with its standard error, marked where it is too large. */
const Measured = ({ value, se }: { value: number | null; se: number | null }) => (
  <td className="whitespace-nowrap py-1 pr-5 text-right">
    {value !== null && value > mostOff && <span className="text-bad">◆ </span>}
    {value === null ? 'none' : `${signedInM(value)} ± ${se === null ? '?' : inM(se)}`}
  </td>
)
