import { inM } from '#components/family/grid-words.ts'
import type { NamedMember } from '#lib/families/check-summary.ts'
import type { PairCheck } from '#lib/families/family-check.ts'
import { isConfirmed, mostOff } from '#lib/families/pair-check.ts'
import { valueLabel } from '#lib/families/value-source.ts'
import { plural } from '#lib/format/plural.ts'

/** Pairs that are listed; a large family may have thousands. */
const most = 60

/** The pairs that are not confirmed, each with its numbers or why it has none. */
export const CheckList = ({ pairs, members }: { pairs: readonly PairCheck[]; members: readonly NamedMember[] }) => {
  const open = pairs.filter(pair => isConfirmed(pair) !== true)
  if (open.length === 0) return null
  const label = (place: number) => valueLabel(members[place]?.value ?? '')
  return (
    <details className="mt-1.5 text-sm">
      <summary className="text-ink-2 text-xs pointer-coarse:py-3">
        {plural(open.length, 'pair')} not confirmed: why
      </summary>
      <table className="mt-1 w-full max-w-3xl text-left text-xs">
        <thead className="text-ink-2">
          <tr>
            <th scope="col" className="pr-3 font-normal">
              exchanged
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              texts
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              ε
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              κ
            </th>
            <th scope="col" className="font-normal">
              what it says
            </th>
          </tr>
        </thead>
        <tbody>
          {open.slice(0, most).map(pair => (
            <tr key={`${pair.from}>${pair.to}`} className="border-line border-t align-top">
              <th scope="row" className="wrap-anywhere py-1 pr-3 font-normal">
                <span className="font-mono">{label(pair.from)}</span> to{' '}
                <span className="font-mono">{label(pair.to)}</span>
              </th>
              <td className="py-1 pr-3 text-right">{pair.n}</td>
              <td className="whitespace-nowrap py-1 pr-3 text-right">{number(pair.error, pair.errorSe)}</td>
              <td className="whitespace-nowrap py-1 pr-3 text-right">{number(pair.control, pair.controlSe)}</td>
              <td className="wrap-anywhere py-1 text-ink-2">{pair.reason ?? words(pair, members)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > most && <p className="mt-1 text-ink-2 text-xs">And {open.length - most} more.</p>}
    </details>
  )
}

const number = (x: number | null, se: number | null) =>
  x === null ? (
    <span className="text-ink-3">none</span>
  ) : (
    `${inM(x).replace('-', '\u2212')} ± ${se === null ? '?' : inM(se)}`
  )

function words({ from, to, error, control }: PairCheck, members: readonly NamedMember[]): string {
  const off = [
    ...((control ?? 0) > mostOff ? [`${members[from]?.neuron} goes on firing`] : []),
    ...((error ?? 0) > mostOff ? [`${members[to]?.neuron} does not fire as it did`] : []),
  ]
  return `${off.join(', and ')}.`
}
