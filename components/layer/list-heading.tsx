import Link from 'next/link'
import { rowGrid } from '#components/layer/columns.ts'
import { HeaderHistogram } from '#components/layer/header-histogram.tsx'
import { type ListPlace, listHref } from '#components/layer/list-place.ts'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { type ColumnKey, isWordColumn, shownColumns } from '#lib/layer/column-groups.ts'
import { type LayerColumns, numbersOf } from '#lib/layer/layer-columns.ts'
import { type LayerView, type SortKey, sortBy } from '#lib/layer/layer-view.ts'
import { statisticOf } from '#lib/methods/registry.ts'

/** The heading row of a layer's list: each statistic is a link that sorts by it, under the shape of its distribution. */
export const ListHeading = ({ place, view, columns }: { place: ListPlace; view: LayerView; columns: LayerColumns }) => (
  <thead className="block max-wide:hidden">
    <tr aria-rowindex={1} className={`items-end! pt-2 pb-1.5 text-ink-2 text-xs ${rowGrid}`}>
      <SortHead place={place} view={view} sort="neuron" label="Neuron" meaning="Index in the layer" />
      <Head>Strongest on</Head>
      <Head>Spectrum, from 0.03 M</Head>
      {shownColumns(view.columns, view.sort).map(key =>
        isWordColumn(key) ? (
          <th key={key} scope="col" className="text-right">
            {statisticOf(key).name} <About stat={key} />
          </th>
        ) : (
          <SortHead
            key={key}
            place={place}
            view={view}
            sort={key}
            label={statisticOf(key).name}
            meaning={statisticOf(key).sentence}
          >
            <HeaderHistogram values={numbersOf(columns, key)} dead={columns.dead} />
          </SortHead>
        ),
      )}
    </tr>
  </thead>
)

const Head = ({ children }: { children: string }) => (
  <th scope="col" className="whitespace-nowrap text-left">
    {children}
  </th>
)

/** Opens the explanation of a column. */
const About = ({ stat }: { stat: ColumnKey }) => (
  <MethodTerm stat={stat}>
    <span aria-hidden="true">?</span>
    <span className="sr-only">About {statisticOf(stat).name}</span>
  </MethodTerm>
)

interface SortHeadProps {
  place: ListPlace
  view: LayerView
  sort: SortKey
  label: string
  meaning: string
  children?: React.ReactNode
}

const SortHead = ({ place, view, sort, label, meaning, children }: SortHeadProps) => {
  const on = view.sort === sort
  return (
    <th
      scope="col"
      aria-sort={on ? (view.dir === 'asc' ? 'ascending' : 'descending') : 'none'}
      className={sort === 'neuron' ? 'text-left' : 'flex flex-col items-end gap-1'}
    >
      {children}
      <span className="whitespace-nowrap">
        <Link
          href={listHref(place, sortBy(view, sort))}
          scroll={false}
          title={meaning}
          className={`whitespace-nowrap no-underline hover:underline ${on ? 'font-semibold text-ink' : ''}`}
        >
          {label}
          {on && <span aria-hidden="true">{view.dir === 'asc' ? ' ↑' : ' ↓'}</span>}
        </Link>
        {sort !== 'neuron' && (
          <>
            {' '}
            <About stat={sort} />
          </>
        )}
      </span>
    </th>
  )
}
