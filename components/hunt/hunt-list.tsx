import Link from 'next/link'
import { phoneLabel } from '#components/layer/columns.ts'
import { Sparkline, SparklineRamp } from '#components/layer/sparkline.tsx'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'
import { type HuntView, huntQuery } from '#lib/hunt/hunt-view.ts'
import { type ColumnKey, isWordColumn, shownColumns } from '#lib/layer/column-groups.ts'
import { sortBy } from '#lib/layer/layer-view.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { statisticOf } from '#lib/methods/registry.ts'
import type { HuntRow } from '#lib/queries/hunt.ts'

const grid =
  'wide:grid wide:grid-cols-[minmax(150px,1.4fr)_minmax(90px,1fr)_112px_repeat(var(--columns),minmax(64px,1fr))] wide:items-center wide:gap-x-4 wide:px-4'

/** Neurons of all models: a line of numbers on a wide screen, a card of two lines on a phone. */
export const HuntList = ({ view, rows }: { view: HuntView; rows: readonly HuntRow[] }) => {
  const shown = shownColumns(view.columns, view.sort)
  return (
    <>
      <SparklineRamp />
      <table className="block w-full" aria-label="Neurons" style={{ '--columns': shown.length } as React.CSSProperties}>
        <thead className="block max-wide:hidden">
          <tr className={`items-end! pt-2 pb-1.5 text-ink-2 text-xs ${grid}`}>
            <th scope="col" className="text-left">
              <SortLink view={view} sort="neuron" label="Neuron" />
            </th>
            <th scope="col" className="text-left">
              Strongest on
            </th>
            <th scope="col" className="text-left">
              Spectrum
            </th>
            {shown.map(key => (
              <Head key={key} view={view} stat={key} />
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {rows.map(row => (
            <Row key={`${row.model}/${row.layer}/${row.neuron}`} row={row} shown={shown} />
          ))}
        </tbody>
      </table>
    </>
  )
}

const SortLink = ({ view, sort, label }: { view: HuntView; sort: HuntView['sort']; label: string }) => {
  const on = view.sort === sort
  return (
    <Link
      href={`/hunt${huntQuery(sortBy(view, sort))}`}
      scroll={false}
      className={`no-underline hover:underline ${on ? 'font-semibold text-ink' : ''}`}
    >
      {label}
      {on && <span aria-hidden="true">{view.dir === 'asc' ? ' ↑' : ' ↓'}</span>}
    </Link>
  )
}

const Head = ({ view, stat }: { view: HuntView; stat: ColumnKey }) => {
  const { name } = statisticOf(stat)
  const sorted = view.sort === stat ? (view.dir === 'asc' ? 'ascending' : 'descending') : undefined
  return (
    <th scope="col" aria-sort={sorted} className="text-right">
      {isWordColumn(stat) ? name : <SortLink view={view} sort={stat} label={name} />}{' '}
      <MethodTerm stat={stat}>
        <span aria-hidden="true">?</span>
        <span className="sr-only">About {name}</span>
      </MethodTerm>
    </th>
  )
}

const Row = ({ row, shown }: { row: HuntRow; shown: readonly ColumnKey[] }) => {
  const { model, layer, neuron, dead, token, sparkline, largest, values } = row
  return (
    <tr
      className={`hover-row relative grid h-16 grid-cols-[1.6fr_1fr_1fr] content-center gap-x-3 gap-y-1.5 border-line border-t px-4 text-xs wide:h-[30px] wide:content-stretch wide:text-sm wide:pointer-coarse:h-11 ${grid}`}
    >
      <th scope="row" className="flex min-w-0 items-center text-left font-normal">
        <SelectNeuron neuron={`${model}/${layer}/${neuron}`} />
        <Link
          href={`/${model}/${layer}/${neuron}`}
          prefetch={false}
          className="truncate no-underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink"
        >
          <span className="text-ink-2">{model}</span>{' '}
          <span className="font-mono text-xs">
            {layer}/{neuron}
          </span>
        </Link>
      </th>
      <td className="overflow-hidden whitespace-pre font-mono">
        {dead ? (
          <span className="font-sans text-ink-3">dead</span>
        ) : (
          // Escaped by lib/tokens/glyphs.ts.
          <span dangerouslySetInnerHTML={{ __html: token }} />
        )}
      </td>
      <td className="justify-self-end wide:justify-self-start">
        <Sparkline heights={sparkline} largest={largest} />
      </td>
      {shown.map((key, i) => (
        <td key={key} className={`truncate wide:text-right ${i < 3 ? '' : 'max-wide:hidden'}`}>
          <Value stat={key} value={values[key] ?? null} />
        </td>
      ))}
    </tr>
  )
}

const Value = ({ stat, value }: { stat: ColumnKey; value: number | string | null }) =>
  value === null ? (
    <span className="whitespace-nowrap text-ink-3">not computed</span>
  ) : (
    <>
      <span className="text-ink-2 wide:hidden">{phoneLabel(stat)} </span>
      <span className="whitespace-nowrap">
        {typeof value === 'string' ? value : formatValue(value, statisticOf(stat).format)}
      </span>
    </>
  )
