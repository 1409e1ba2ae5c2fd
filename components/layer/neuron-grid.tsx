'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cellText } from '#components/layer/columns.ts'
import { type ListPlace, rowHref, TILE_GROUP } from '#components/layer/list-place.ts'
import type { NeuronListProps } from '#components/layer/neuron-list.tsx'
import { NeuronTile } from '#components/layer/neuron-tile.tsx'
import { SparklineRamp } from '#components/layer/sparkline.tsx'
import { useLayerColumns } from '#components/layer/use-layer-columns.ts'
import { useRowKeys } from '#components/layer/use-row-keys.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import { tileNumber } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'
import type { NumberKey } from '#lib/methods/registry.ts'
import { sparklineBars } from '#lib/neuron/sparkline.ts'

/** Tiles of a line on a phone and on a wide screen; both divide a group. */
const PER_LINE = { phone: 3, wide: 8 }

/**
 * All neurons of a layer as tiles, only the groups in sight in the page. As in the list, the grid has its full height from the
 * start and every group stands at its own place.
 */
export const NeuronGrid = ({ place, source, view, count, from, first, label }: Omit<NeuronListProps, 'heading'>) => {
  const list = useRef<HTMLDivElement>(null)
  const { columns, problem } = useLayerColumns(source)
  const order = useMemo(() => columns && orderRows(columns, view), [columns, view])
  const [{ groupHeight, top }, setPlace] = useState({ groupHeight: 252, top: 0 })
  const [live, setLive] = useState(false)
  const firstGroup = from / TILE_GROUP
  const groups = Math.ceil(count / TILE_GROUP)
  const stat = tileNumber(view)

  useLayoutEffect(() => {
    const measure = () => {
      const group = list.current?.firstElementChild
      if (!list.current || !group) return
      setPlace({
        groupHeight: group.getBoundingClientRect().height,
        top: list.current.getBoundingClientRect().top + window.scrollY,
      })
    }
    measure()
    setLive(true)
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])

  const virtualizer = useWindowVirtualizer({
    count: groups,
    estimateSize: () => groupHeight,
    overscan: 2,
    scrollMargin: top,
  })
  useEffect(() => virtualizer.measure(), [groupHeight, virtualizer])
  useEffect(() => {
    if (firstGroup > 0) virtualizer.scrollToIndex(firstGroup, { align: 'start' })
  }, [firstGroup, virtualizer])
  useRowKeys(count, index => virtualizer.scrollToIndex(Math.floor(index / TILE_GROUP), { align: 'auto' }))

  const shown =
    live && order
      ? virtualizer.getVirtualItems().map(item => item.index)
      : Array.from({ length: Math.ceil(first.neuron.length / TILE_GROUP) }, (_, i) => firstGroup + i)
  return (
    <>
      {problem && <p className="px-4 py-2 text-bad text-sm">◆ {problem}</p>}
      <SparklineRamp />
      {/* biome-ignore lint/a11y/useSemanticElements: the groups of tiles are drawn apart, so no one list holds them all. */}
      <div
        ref={list}
        role="group"
        aria-label={label}
        className="neuron-tiles relative h-[calc(var(--tile)*var(--lines))] [--group:672px] [--tile:84px] [--lines:var(--lines-phone)] [--skip:0] wide:[--group:252px] wide:[--lines:var(--lines-wide)]"
        style={
          {
            '--lines-phone': Math.ceil(count / PER_LINE.phone),
            '--lines-wide': Math.ceil(count / PER_LINE.wide),
            '--from': firstGroup,
            '--sent': Math.ceil(first.neuron.length / TILE_GROUP),
          } as CSSProperties
        }
      >
        {shown.map(group => (
          <TileGroup
            key={group}
            group={group}
            list={place}
            columns={order && columns ? columns : first}
            order={order}
            before={order ? 0 : from}
            count={order ? order.length : from + first.neuron.length}
            stat={stat}
          />
        ))}
      </div>
    </>
  )
}

interface TileGroupProps {
  /** Which group, from 0. */
  group: number
  list: ListPlace
  columns: LayerColumns
  /** Places in the columns by place in the list; null where the columns are the rows sent, of which `before` are left out. */
  order: Uint32Array | null
  before: number
  /** One past the last place in the list. */
  count: number
  stat: NumberKey
}

const TileGroup = memo(function TileGroup({ group, list, columns, order, before, count, stat }: TileGroupProps) {
  const from = group * TILE_GROUP
  return (
    <ul
      className="absolute -right-px -left-px grid [contain:strict] auto-rows-[84px] grid-cols-3 overflow-hidden wide:grid-cols-8"
      style={{ top: `calc(var(--group) * (${group} - var(--skip)))`, height: 'var(--group)' }}
    >
      {Array.from({ length: Math.min(TILE_GROUP, count - from) }, (_, i) => {
        const place = order ? order[from + i] : from + i - before
        return (
          <NeuronTile
            key={columns.neuron[place]}
            href={rowHref(list, columns.neuron[place])}
            neuron={`${list.base.slice(1)}/${columns.neuron[place]}`}
            name={columns.neuron[place]}
            dead={columns.dead[place] === 1}
            token={columns.tokens[columns.token[place]]}
            heights={columns.sparkline.subarray(place * sparklineBars, (place + 1) * sparklineBars)}
            largest={columns.max[place] / columns.scale[place]}
            text={cellText(columns, stat, place)}
            index={from + i}
          />
        )
      })}
    </ul>
  )
})
