import { type ListPlace, listHref } from '#components/layer/list-place.ts'
import { LayerViolins } from '#components/models/layer-violins.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { shownColumns } from '#lib/layer/column-groups.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { numbersAmong } from '#lib/layer/statistic-groups.ts'
import { layerShapes, type MeasuredModel } from '#lib/queries/layer-shapes.ts'

interface Props {
  model: MeasuredModel
  layer: number
  place: ListPlace
  view: LayerView
}

/**
 * A press away: the statistics of the list's columns over this layer and the model's others, which needs all layers' numbers.
 * Nothing for a single layer.
 */
export const LayerBeside = async ({ model, layer, place, view }: Props) => {
  if (model.nLayers < 2) return null
  const columns = numbersAmong(shownColumns(view.columns, view.sort))
  const shapes = view.beside ? await layerShapes([model], columns) : []
  return (
    <>
      <p className="pb-3.5">
        <Chip
          href={listHref(place, { ...view, beside: view.beside ? undefined : true })}
          current={view.beside === true}
        >
          Beside the other layers
        </Chip>
      </p>
      {view.beside && (
        <Panel label="Layers compared" className="mb-3.5">
          <LayerViolins shapes={shapes} run={model.run.hash} current={layer} explained={columns} />
        </Panel>
      )}
    </>
  )
}
