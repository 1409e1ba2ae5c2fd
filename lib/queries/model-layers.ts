import 'server-only'
import { type LayerOverview, layerOverviews } from '#lib/layer/layer-overview.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import type { MeasuredModel } from '#lib/queries/layer-shapes.ts'
import { layerStates } from '#lib/queries/layer-states.ts'
import { recent } from '#lib/queries/recent.ts'

const kept = recent<LayerOverview[]>(64)

/** What a model's page says of each of its layers; none for a model without neurons. */
export async function modelLayers({ run, tokenizerId, nLayers, dMlp }: MeasuredModel): Promise<LayerOverview[]> {
  const numbers = Array.from({ length: dMlp > 0 ? nLayers : 0 }, (_, layer) => layer)
  return kept(`${run.id} ${await layerStates(run.id)}`, async () =>
    layerOverviews(await Promise.all(numbers.map(layer => layerColumns({ id: run.id, tokenizerId }, layer)))),
  )
}
