import Link from 'next/link'
import { memo } from 'react'
import { cellText, phoneLabel, rowGrid } from '#components/layer/columns.ts'
import { type ListPlace, rowHref } from '#components/layer/list-place.ts'
import { Sparkline } from '#components/layer/sparkline.tsx'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'
import type { ColumnKey } from '#lib/layer/column-groups.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import type { SortKey } from '#lib/layer/layer-view.ts'
import { sparklineBars } from '#lib/neuron/sparkline.ts'

/** What one row is drawn from. */
export interface NeuronRowProps {
  /** Where the list stands; the same object each time, as rows are drawn once. */
  list: ListPlace
  columns: LayerColumns
  /** Index into the columns. */
  place: number
  /** Place in the list, from 0: it stands at that many row heights from the list's top. */
  index: number
  /** What the list is sorted by: shown on a phone too, whatever it is. */
  sort: SortKey
  /** The statistics shown. */
  shown: readonly ColumnKey[]
}

/** The statistics that a phone always has room for, and the one that makes room for what the list is sorted by. */
const onPhone = (shown: readonly ColumnKey[], sort: SortKey): readonly ColumnKey[] => {
  const firstThree = shown.slice(0, 3)
  return sort === 'neuron' || firstThree.includes(sort) ? firstThree : [...shown.slice(0, 2), sort]
}

/** One neuron: a line of numbers on a wide screen, a card of two lines on a phone; all of it leads to the neuron. */
export const NeuronRow = memo(function NeuronRow({ list, columns, place, index, sort, shown }: NeuronRowProps) {
  const neuron = columns.neuron[place]
  const dead = columns.dead[place] === 1
  const phone = onPhone(shown, sort)
  return (
    <tr
      aria-rowindex={index + 2}
      className={`hover-row absolute inset-x-0 grid [contain:strict] h-(--row) grid-cols-3 content-center gap-x-3 gap-y-1.5 border-line border-t px-4 text-xs wide:content-stretch wide:text-sm ${rowGrid}`}
      style={{ top: `calc(var(--row) * (${index} - var(--skip)))` }}
    >
      <th scope="row" className="flex items-center text-left font-normal font-mono text-sm wide:text-xs">
        <SelectNeuron neuron={`${list.base.slice(1)}/${neuron}`} />
        <Link
          href={rowHref(list, neuron)}
          prefetch={false}
          data-row={index}
          className="font-semibold no-underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink wide:font-normal"
        >
          {neuron}
        </Link>
      </th>
      <td className="overflow-hidden whitespace-pre font-mono">
        {dead ? (
          <span className="font-sans text-ink-3">dead</span>
        ) : (
          // Escaped by lib/tokens/glyphs.ts.
          <span dangerouslySetInnerHTML={{ __html: columns.tokens[columns.token[place]] }} />
        )}
      </td>
      <td className="justify-self-end wide:justify-self-start">
        <Sparkline
          heights={columns.sparkline.subarray(place * sparklineBars, (place + 1) * sparklineBars)}
          largest={columns.max[place] / columns.scale[place]}
        />
      </td>
      {shown.map(key => (
        <td key={key} className={`truncate wide:text-right ${phone.includes(key) ? '' : 'max-wide:hidden'}`}>
          <Statistic text={cellText(columns, key, place)} label={phoneLabel(key)} />
        </td>
      ))}
    </tr>
  )
})

/** A number with its name before it on a phone; where there is none the words alone, for want of room. */
const Statistic = ({ text, label }: { text: string | null; label: string }) =>
  text === null ? (
    <span className="whitespace-nowrap text-ink-3">not computed</span>
  ) : (
    <>
      <span className="text-ink-2 wide:hidden">{label} </span>
      <span className="whitespace-nowrap">{text}</span>
    </>
  )
