import { ListChoices } from '#components/layer/list-choices.tsx'
import { ListHeading } from '#components/layer/list-heading.tsx'
import { ListPages } from '#components/layer/list-pages.tsx'
import { type ListPlace, listHref, pageOf, pageSize } from '#components/layer/list-place.ts'
import { NeuronGrid } from '#components/layer/neuron-grid.tsx'
import { NeuronList } from '#components/layer/neuron-list.tsx'
import { TileCaption } from '#components/layer/tile-caption.tsx'
import { ViewControls } from '#components/layer/view-controls.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { columnGroups, groupNames, shownColumns } from '#lib/layer/column-groups.ts'
import { hasColumn, type LayerColumns, takeRows, withNumbers } from '#lib/layer/layer-columns.ts'
import { type LayerView, neededNumbers } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

interface Props {
  place: ListPlace
  /** The run that is shown. */
  runHash: string
  /** How far the layer's analysis has come: part of the address of its columns. */
  state: number
  layer: number
  view: LayerView
  /** `page` as it stands in the address. */
  asked: string | string[] | undefined
  columns: LayerColumns
}

/** The list of a layer's neurons as the address asks for it. */
export const LayerViewPanel = ({ place, runHash, state, layer, view, asked, columns }: Props) => {
  const order = orderRows(columns, view)
  const needed = neededNumbers(view)
  const all = columns.neuron.length
  const size = pageSize(view)
  const page = pageOf(asked, order.length, size)
  const from = (page - 1) * size
  const dead = columns.dead.reduce((sum, one) => sum + one, 0)
  const list = {
    place,
    source: `/api/layer/${runHash}/${layer}?columns=${needed}&state=${state}`,
    view,
    count: order.length,
    from,
    first: takeRows(withNumbers(columns, needed), order.subarray(from, from + size)),
    label: `Neurons of layer ${layer}`,
  }
  return (
    <Panel className="overflow-hidden">
      <ListChoices place={place} view={view} counts={{ all, live: all - dead, dead }} />
      <ViewControls
        base={place.base}
        address={next => listHref(place, next)}
        view={view}
        groups={groupNames.filter(name => columnGroups[name].columns.some(key => hasColumn(columns, key)))}
        hidden={place.run ? { run: place.run } : {}}
      />
      {view.grid ? (
        <>
          <TileCaption view={view} />
          <NeuronGrid {...list} />
        </>
      ) : (
        <NeuronList {...list} heading={<ListHeading place={place} view={view} columns={columns} />} />
      )}
      <ListPages place={place} view={view} count={order.length} page={page} />
      {order.length === 0 && (
        <p className="border-line border-t px-4 py-3 text-ink-2">
          {view.show === 'dead' ? 'No neuron of this layer is dead.' : 'No neuron of this layer fits.'}
        </p>
      )}
      <MethodTips stats={shownColumns(view.columns, view.sort)} run={runHash} />
    </Panel>
  )
}
