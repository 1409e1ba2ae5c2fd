import { ListChoices } from '#components/layer/list-choices.tsx'
import { ListHeading } from '#components/layer/list-heading.tsx'
import { ListPages } from '#components/layer/list-pages.tsx'
import { type ListPlace, PAGE_ROWS, pageOf } from '#components/layer/list-place.ts'
import { NeuronList } from '#components/layer/neuron-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { type LayerColumns, takeRows } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

interface Props {
  place: ListPlace
  /** The run that is shown. */
  runHash: string
  layer: number
  view: LayerView
  /** `page` as it stands in the address. */
  asked: string | string[] | undefined
  columns: LayerColumns
}

/** The list of a layer's neurons as the address asks for it. */
export const LayerViewPanel = ({ place, runHash, layer, view, asked, columns }: Props) => {
  const order = orderRows(columns, view)
  const all = columns.neuron.length
  const page = pageOf(asked, order.length)
  const from = (page - 1) * PAGE_ROWS
  const dead = columns.dead.reduce((sum, one) => sum + one, 0)
  return (
    <Panel className="overflow-hidden">
      <ListChoices place={place} view={view} counts={{ all, live: all - dead, dead }} />
      <NeuronList
        place={place}
        source={`/api/layer/${runHash}/${layer}`}
        view={view}
        count={order.length}
        from={from}
        first={takeRows(columns, order.subarray(from, from + PAGE_ROWS))}
        heading={<ListHeading place={place} view={view} columns={columns} />}
        label={`Neurons of layer ${layer}`}
      />
      <ListPages place={place} view={view} count={order.length} page={page} />
      {order.length === 0 && (
        <p className="border-line border-t px-4 py-3 text-ink-2">
          No neuron of this layer is {view.show === 'dead' ? 'dead' : 'listed'}.
        </p>
      )}
    </Panel>
  )
}
