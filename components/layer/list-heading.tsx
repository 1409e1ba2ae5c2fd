import Link from 'next/link'
import { rowGrid, columns as statistics } from '#components/layer/columns.ts'
import { HeaderHistogram } from '#components/layer/header-histogram.tsx'
import { type ListPlace, listHref } from '#components/layer/list-place.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import { type LayerView, type SortKey, sortBy } from '#lib/layer/layer-view.ts'

/** The heading row of a layer's list: each statistic is a link that sorts by it, under the shape of its distribution. */
export const ListHeading = ({ place, view, columns }: { place: ListPlace; view: LayerView; columns: LayerColumns }) => (
  <thead className="block max-wide:hidden">
    <tr aria-rowindex={1} className={`items-end! pt-2 pb-1.5 text-ink-2 text-xs ${rowGrid}`}>
      <SortHead place={place} view={view} sort="neuron" label="Neuron" meaning="Index in the layer" />
      <Head>Strongest on</Head>
      <Head>Spectrum, from 0.03 M</Head>
      {statistics.map(({ key, label, meaning }) => (
        <SortHead key={key} place={place} view={view} sort={key} label={label} meaning={meaning}>
          <HeaderHistogram values={columns[key]} dead={columns.dead} />
        </SortHead>
      ))}
    </tr>
  </thead>
)

const Head = ({ children }: { children: string }) => (
  <th scope="col" className="whitespace-nowrap text-left">
    {children}
  </th>
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
      <Link
        href={listHref(place, sortBy(view, sort))}
        scroll={false}
        title={meaning}
        className={`whitespace-nowrap no-underline hover:underline ${on ? 'font-semibold text-ink' : ''}`}
      >
        {label}
        {on && <span aria-hidden="true">{view.dir === 'asc' ? ' ↑' : ' ↓'}</span>}
      </Link>
    </th>
  )
}
