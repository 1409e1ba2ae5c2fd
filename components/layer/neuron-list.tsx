'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ListPlace } from '#components/layer/list-place.ts'
import { NeuronRow } from '#components/layer/neuron-row.tsx'
import { SparklineRamp } from '#components/layer/sparkline.tsx'
import { useLayerColumns } from '#components/layer/use-layer-columns.ts'
import { useRowKeys } from '#components/layer/use-row-keys.ts'
import { shownColumns } from '#lib/layer/column-groups.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

/** What the list is made of. */
export interface NeuronListProps {
  place: ListPlace
  /** Address of the whole layer's columns. */
  source: string
  view: LayerView
  /** Neurons the view lists. */
  count: number
  /** Place in the list, from 0, of the first row sent. */
  from: number
  /** The rows sent, in the view's order: what stands there before the whole layer has come. */
  first: LayerColumns
  /** The heading row. */
  heading: ReactNode
  label: string
}

/**
 * All neurons of a layer, only those in sight in the page. The list has its full height from the start and every row stands
 * at its own place, so nothing moves when the rest arrives.
 */
export const NeuronList = ({ place, source, view, count, from, first, heading, label }: NeuronListProps) => {
  const list = useRef<HTMLTableSectionElement>(null)
  const { columns, problem } = useLayerColumns(source)
  const order = useMemo(() => columns && orderRows(columns, view), [columns, view])
  const [{ rowHeight, top }, setPlace] = useState({ rowHeight: 30, top: 0 })
  const shown = useMemo(() => shownColumns(view.columns, view.sort), [view])
  const [live, setLive] = useState(false)

  useLayoutEffect(() => {
    const measure = () => {
      if (!list.current) return
      const { height, top } = list.current.getBoundingClientRect()
      if (count > 0) setPlace({ rowHeight: height / count, top: top + window.scrollY })
    }
    measure()
    setLive(true)
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [count])

  const virtualizer = useWindowVirtualizer({ count, estimateSize: () => rowHeight, overscan: 16, scrollMargin: top })
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])
  useEffect(() => {
    if (from > 0) virtualizer.scrollToIndex(from, { align: 'start' })
  }, [from, virtualizer])
  useRowKeys(count, index => virtualizer.scrollToIndex(index, { align: 'auto' }))

  const indices =
    live && order ? virtualizer.getVirtualItems().map(item => item.index) : Array.from(first.neuron, (_, i) => from + i)
  return (
    <>
      {problem && <p className="px-4 py-2 text-bad text-sm">◆ {problem}</p>}
      <SparklineRamp />
      <table
        className="block w-full"
        aria-label={label}
        aria-rowcount={count + 1}
        style={{ '--columns': shown.length } as CSSProperties}
      >
        {heading}
        <tbody
          ref={list}
          className="neuron-rows relative block h-[calc(var(--row)*var(--count))] [--row:64px] [--skip:0] wide:[--row:30px] wide:pointer-coarse:[--row:44px]"
          style={{ '--count': count, '--from': from, '--sent': first.neuron.length } as CSSProperties}
        >
          {indices.map(index => (
            <NeuronRow
              key={index}
              list={place}
              columns={order && columns ? columns : first}
              place={order ? order[index] : index - from}
              index={index}
              sort={view.sort}
              shown={shown}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}
