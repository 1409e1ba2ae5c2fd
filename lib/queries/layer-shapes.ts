import 'server-only'
import { firing } from '#lib/layer/layer-overview.ts'
import { commonAxis, type ValueAxis, type Violin, violin } from '#lib/layer/violin.ts'
import type { NumberKey } from '#lib/methods/registry.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import { layerStates } from '#lib/queries/layer-states.ts'
import type { ModelFacts, PublishedRun } from '#lib/queries/models.ts'
import { recent } from '#lib/queries/recent.ts'

/** A model of which a run is shown. */
export type MeasuredModel = ModelFacts & { run: PublishedRun }

/** One statistic over the layers of one or more models, all on one axis; dead neurons are left out. */
export interface StatisticShapes {
  stat: NumberKey
  axis: ValueAxis
  /** Shapes of each model's layers, in the order asked for. */
  models: Violin[][]
}

/** A few kilobytes each; the numbers they are made of are megabytes, and sorting those takes a while. */
const kept = recent<StatisticShapes | null>(400)

/** Shapes of statistics over all layers of some models; those that no layer has are left out. */
export async function layerShapes(
  models: readonly MeasuredModel[],
  stats: readonly NumberKey[],
): Promise<StatisticShapes[]> {
  const states = await Promise.all(models.map(({ run }) => layerStates(run.id)))
  const shapes: (StatisticShapes | null)[] = []
  // One after the other: they read the same layers.
  for (const stat of stats) {
    shapes.push(
      await kept(JSON.stringify([models.map(({ run }) => run.id), states, stat]), async () => {
        const values = await Promise.all(models.map(model => firingValues(model, stat)))
        const axis = commonAxis(values.flat())
        return axis && { stat, axis, models: values.map(layers => layers.map(one => violin(one, axis))) }
      }),
    )
  }
  return shapes.filter(shape => shape !== null)
}

/** A statistic of each layer's firing neurons, undefined values left out. */
export async function firingValues(model: MeasuredModel, stat: NumberKey): Promise<Float32Array[]> {
  const { run, tokenizerId, nLayers } = model
  const layers = await Promise.all(
    Array.from({ length: nLayers }, (_, layer) => layerColumns({ id: run.id, tokenizerId }, layer)),
  )
  return layers.map(columns => firing(columns, stat))
}
