import { ListChoices } from '#components/layer/list-choices.tsx'
import { ListHeading } from '#components/layer/list-heading.tsx'
import { NeuronList } from '#components/layer/neuron-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { type LayerColumns, takeRows } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

/** Rows sent with the page: more than a tall screen holds. */
const FIRST = 60

/** The list of a layer's neurons as the address asks for it. */
export const LayerViewPanel = ({
  base,
  runHash,
  layer,
  view,
  columns,
}: {
  base: string
  runHash: string
  layer: number
  view: LayerView
  columns: LayerColumns
}) => {
  const order = orderRows(columns, view)
  const all = columns.neuron.length
  const dead = columns.dead.reduce((sum, one) => sum + one, 0)
  return (
    <Panel className="overflow-hidden">
      <ListChoices base={base} view={view} counts={{ all, live: all - dead, dead }} />
      <NeuronList
        base={base}
        source={`/api/layer/${runHash}/${layer}`}
        view={view}
        count={order.length}
        first={takeRows(columns, order.subarray(0, FIRST))}
        heading={<ListHeading base={base} view={view} columns={columns} />}
        label={`Neurons of layer ${layer}`}
      />
      {order.length === 0 && (
        <p className="border-line border-t px-4 py-3 text-ink-2">
          No neuron of this layer is {view.show === 'dead' ? 'dead' : 'listed'}.
        </p>
      )}
    </Panel>
  )
}
