import { LayerViolins } from '#components/models/layer-violins.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { shownColumns } from '#lib/layer/column-groups.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { numbersAmong } from '#lib/layer/statistic-groups.ts'
import { layerShapes, type MeasuredModel } from '#lib/queries/layer-shapes.ts'

/** The statistics of the list's columns over this layer and the model's others, folded away; nothing for a single layer. */
export const LayerBeside = async ({ model, layer, view }: { model: MeasuredModel; layer: number; view: LayerView }) => {
  if (model.nLayers < 2) return null
  const columns = shownColumns(view.columns, view.sort)
  const shapes = await layerShapes([model], numbersAmong(columns))
  return (
    <Panel className="mb-3.5">
      <details>
        <summary className="px-4 py-2 text-ink-2 text-sm pointer-coarse:py-3.5">
          Layer {layer} beside the other layers
        </summary>
        <LayerViolins shapes={shapes} run={model.run.hash} current={layer} explained={numbersAmong(columns)} />
      </details>
    </Panel>
  )
}
