import type { ReactNode } from 'react'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { scoreStatistic } from '#components/patterns/score-statistic.ts'
import { Interval, Score, Size } from '#components/patterns/score-text.tsx'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'
import { type PatternView, patternHref } from '#lib/address/pattern-request.ts'
import { formatCount } from '#lib/format/number.ts'
import { statisticOf } from '#lib/methods/registry.ts'
import type { SearchRow, SortScore } from '#lib/patterns/search-index.ts'
import type { TokenWords } from '#lib/queries/pattern-search.ts'

/** A result with its model. */
export interface RankedNeuron extends SearchRow {
  model: string
  words: TokenWords
}

/** Results of all models in one order. `opened` is drawn under the row that the address opens. */
export const PatternRanking = ({
  view,
  rows,
  opened,
}: {
  view: PatternView
  rows: readonly RankedNeuron[]
  opened: ReactNode
}) => {
  const shown: SortScore[] = [...new Set<SortScore>(['f1', 'precision', 'recall', view.sort])]
  const isOpen = ({ model, layer, neuron }: RankedNeuron) =>
    view.open?.model === model && view.open.layer === layer && view.open.neuron === neuron
  return (
    <table className="pattern-ranking w-full text-sm" aria-label="Neurons">
      <thead className="text-ink-2 text-xs">
        <tr>
          <th scope="col" className="text-left">
            Neuron
          </th>
          {shown.map(score => (
            <Head key={score} view={view} score={score} />
          ))}
          <th scope="col" className="text-left max-wide:hidden">
            <MethodTerm stat="patternToken">Best token</MethodTerm>
          </th>
          <th scope="col" className="max-wide:hidden">
            fires and matches
          </th>
          <th scope="col" className="max-wide:hidden">
            matches only
          </th>
          <th scope="col" className="max-wide:hidden">
            fires only
          </th>
          <th scope="col" className="max-wide:hidden">
            <MethodTerm stat="patternLevel">from</MethodTerm>
          </th>
        </tr>
      </thead>
      {rows.map(row => (
        <tbody key={`${row.model}/${row.layer}/${row.neuron}`} className="border-line border-t">
          <Row view={view} row={row} shown={shown} open={isOpen(row)} />
          {isOpen(row) && (
            <tr id="opened">
              <td colSpan={shown.length + 6} className="p-0!">
                {opened}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  )
}

const Head = ({ view, score }: { view: PatternView; score: SortScore }) => {
  const on = view.sort === score
  const stat = scoreStatistic[score]
  return (
    <th scope="col" aria-sort={on ? 'descending' : undefined}>
      <a
        href={patternHref({ ...view, sort: score, open: null })}
        className={`no-underline hover:underline ${on ? 'font-semibold text-ink' : ''}`}
      >
        {statisticOf(stat).name}
        {on && <span aria-hidden="true"> ↓</span>}
      </a>{' '}
      <MethodTerm stat={stat}>
        <span aria-hidden="true">?</span>
        <span className="sr-only">About {statisticOf(stat).name}</span>
      </MethodTerm>
    </th>
  )
}

const Row = ({
  view,
  row,
  shown,
  open,
}: {
  view: PatternView
  row: RankedNeuron
  shown: readonly SortScore[]
  open: boolean
}) => {
  const { model, layer, neuron, test, words, tokenF1, level } = row
  const own = { model, layer, neuron }
  return (
    <tr className={open ? 'bg-fill' : 'hover:bg-fill'}>
      <th scope="row" className="text-left font-normal">
        <SelectNeuron neuron={`${model}/${layer}/${neuron}`} />
        <a
          href={`${patternHref({ ...view, open: open ? null : own })}${open ? '' : '#opened'}`}
          aria-expanded={open}
          className="no-underline hover:underline"
        >
          <span aria-hidden="true" className="inline-block w-4 text-ink-3">
            {open ? '−' : '+'}
          </span>
          <span className="text-ink-2">{model}</span>{' '}
          <span className="font-mono text-xs">
            {layer}/{neuron}
          </span>
        </a>
      </th>
      {shown.map(score => (
        <td key={score}>
          {score === 'lift' ? <Size value={row.lift} /> : <Score value={row[score]} />}
          <span className="ml-1.5 max-wide:hidden">
            {score === 'precision' && <Interval of={row.precisionInterval} />}
            {score === 'recall' && <Interval of={row.recallInterval} />}
          </span>
        </td>
      ))}
      <td className="text-left! max-wide:hidden">
        <Score value={tokenF1} />{' '}
        {words.token !== null && (
          // Escaped by lib/tokens/glyphs.ts.
          <span
            className="whitespace-pre font-mono text-ink-2 text-xs"
            dangerouslySetInnerHTML={{ __html: words.token }}
          />
        )}
      </td>
      <td className="max-wide:hidden">{formatCount(test.tp)}</td>
      <td className="max-wide:hidden">{formatCount(test.fp)}</td>
      <td className="max-wide:hidden">{formatCount(test.fn)}</td>
      <td className="max-wide:hidden">{level} M</td>
    </tr>
  )
}
