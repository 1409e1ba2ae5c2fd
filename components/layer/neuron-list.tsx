'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { NeuronRow } from '#components/layer/neuron-row.tsx'
import { useLayerColumns } from '#components/layer/use-layer-columns.ts'
import { useRowKeys } from '#components/layer/use-row-keys.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

/** What the list is made of. */
export interface NeuronListProps {
  /** Address of the layer: `/model/layer`. */
  base: string
  /** Address of the whole layer's columns. */
  source: string
  view: LayerView
  /** Neurons the view lists. */
  count: number
  /** The view's first rows, in its order: what stands there before the whole layer has come. */
  first: LayerColumns
  /** The heading row. */
  heading: ReactNode
  label: string
}

/**
 * All neurons of a layer, only those in sight in the page. The list has its full height from the start and every row stands
 * at its own place, so nothing moves when the rest arrives.
 */
export const NeuronList = ({ base, source, view, count, first, heading, label }: NeuronListProps) => {
  const list = useRef<HTMLTableSectionElement>(null)
  const { columns, problem } = useLayerColumns(source)
  const order = useMemo(() => columns && orderRows(columns, view), [columns, view])
  const [{ rowHeight, top }, setPlace] = useState({ rowHeight: 30, top: 0 })
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
  useRowKeys(count, index => virtualizer.scrollToIndex(index, { align: 'auto' }))

  const indices =
    live && order ? virtualizer.getVirtualItems().map(item => item.index) : Array.from(first.neuron, (_, i) => i)
  return (
    <>
      {problem && <p className="px-4 py-2 text-bad text-sm">◆ {problem}</p>}
      <table className="block w-full" aria-label={label} aria-rowcount={count + 1}>
        {heading}
        <tbody
          ref={list}
          className="relative block [--row:64px] wide:[--row:30px] wide:pointer-coarse:[--row:44px]"
          style={{ height: `calc(var(--row) * ${count})` }}
        >
          {indices.map(index => (
            <NeuronRow
              key={index}
              base={base}
              columns={order && columns ? columns : first}
              place={order ? order[index] : index}
              index={index}
              sort={view.sort}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}
