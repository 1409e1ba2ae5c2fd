import { cellWords, denseFrom, inM, signedInM } from '#components/family/grid-words.ts'
import type { MemberCheck, NamedMember } from '#lib/families/check-summary.ts'
import type { PairCheck } from '#lib/families/family-check.ts'
import { isConfirmed } from '#lib/families/pair-check.ts'
import { valueLabel } from '#lib/families/value-source.ts'
import '#components/family/family.css'

interface Props {
  pairs: readonly PairCheck[]
  own: readonly MemberCheck[]
  members: readonly NamedMember[]
}

/** What the table shows, in words; once for all models. */
export const CheckCaption = () => (
  <p className="mt-1 max-w-3xl text-ink-2 text-xs">
    Rows: the member whose texts are changed, how many of them, and with how many others it is confirmed in both
    directions. Columns: the value they get. In a cell ε stands above κ, in units of M; tinted by the larger of the two,
    ◆ where it is not confirmed. Hatched: could not be tested.
  </p>
)

/** Ordered pairs as a table: rows the member whose texts are changed, columns the one whose value they get; error above control. */
export const CheckGrid = ({ pairs, own, members }: Props) => {
  const label = (place: number) => valueLabel(members[place]?.value ?? '')
  const pairOf = new Map(pairs.map(pair => [`${pair.from}>${pair.to}`, pair]))
  return (
    <div className="mt-1.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className="overflow-x-auto pb-1" tabIndex={0} aria-label="Grid of exchanged values">
        <table
          className={`equivariance exchanged ${own.length > denseFrom ? 'dense' : ''}`}
          aria-label="Error and control of each pair of members"
        >
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">value</span>
              </th>
              <th scope="col" className="words">
                texts
              </th>
              <th
                scope="col"
                className="words"
                title="Members with which it is confirmed in both directions, of those tested in both"
              >
                both ways
              </th>
              {own.map(({ place }) => (
                <th key={place} scope="col" title={`to ${members[place]?.value}, ${members[place]?.neuron}`}>
                  {label(place)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map(({ place, texts, partners, confirmed }) => (
              <tr key={place}>
                <th scope="row" title={`${members[place]?.value}, ${members[place]?.neuron}`}>
                  {label(place)}
                </th>
                <td className="words">
                  {texts ? (texts[0] === texts[1] ? texts[0] : `${texts[0]}–${texts[1]}`) : 'none'}
                </td>
                <td className="words">{partners > 0 ? `${confirmed}/${partners}` : 'none'}</td>
                {own.map(other => (
                  <Cell
                    key={other.place}
                    pair={other.place === place ? null : pairOf.get(`${place}>${other.place}`)}
                    words={`${label(place)} to ${label(other.place)}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Null on the diagonal; undefined where a large family leaves the pair out. */
const Cell = ({ pair, words }: { pair: PairCheck | null | undefined; words: string }) => {
  if (pair === null) return <td className="same" />
  if (!pair || pair.error === null || pair.control === null)
    return (
      <td className="none" title={`${words}: ${pair?.reason ?? 'left out, the family has many members'}`}>
        <span className="sr-only">not tested</span>
      </td>
    )
  const { n, error, control } = pair
  const off = Math.min(1, Math.max(0, error, control))
  return (
    <td
      className={isConfirmed(pair) ? undefined : 'off'}
      style={{ '--t': off } as React.CSSProperties}
      title={`${words}: ε ${withSe(error, pair.errorSe)} M, κ ${withSe(control, pair.controlSe)} M, ${n} texts`}
    >
      <span>{short(error)}</span>
      <span>{short(control)}</span>
    </td>
  )
}

const short = (x: number): string =>
  Math.abs(x) < 0.005 ? '0' : x < 0 ? signedInM(x) : cellWords(x) || inM(x).slice(1)

const withSe = (x: number, se: number | null): string => `${signedInM(x)} ± ${se === null ? '?' : inM(se)}`
