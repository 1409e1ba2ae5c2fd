import 'server-only'
import {
  type Axis,
  binnedShares,
  expectedDivergence,
  layerSimilarities,
  profileSimilarity,
} from '#lib/analysis/layer-profile.ts'
import { commonAxis, placeOn } from '#lib/layer/violin.ts'
import type { NumberKey } from '#lib/methods/registry.ts'
import { firingValues, type MeasuredModel } from '#lib/queries/layer-shapes.ts'
import { layerStates } from '#lib/queries/layer-states.ts'
import { recent } from '#lib/queries/recent.ts'

/** How alike the layers of two models are, over some statistics. */
export interface LayerSimilarity {
  /** 1 - JS divergence, [layers of a][layers of b], the mean over the statistics; null where they share none. */
  layers: (number | null)[][]
  /** The same at equal relative depth, the mean over the deeper model's layers; null where a model has one layer. */
  profile: number | null
  /** What two samples of one distribution, as large as these layers, would have; null without values. */
  same: number | null
  /** Statistics that both models have. */
  stats: NumberKey[]
}

const places: Axis = { from: 0, to: 1, n: 32 }
const kept = recent<LayerSimilarity>(200)

/** Compares each layer of `a` with each of `b` by the distributions of statistics over their firing neurons. */
export async function layerSimilarity(
  a: MeasuredModel,
  b: MeasuredModel,
  stats: readonly NumberKey[],
): Promise<LayerSimilarity> {
  const states = await Promise.all([layerStates(a.run.id), layerStates(b.run.id)])
  return kept(JSON.stringify([a.run.id, b.run.id, states, stats]), async () => {
    const compared = (await Promise.all(stats.map(stat => compare(a, b, stat)))).filter(one => one !== null)
    const layers = Array.from({ length: a.nLayers }, (_, i) =>
      Array.from({ length: b.nLayers }, (_, j) => mean(compared.map(({ similar }) => similar[i][j]))),
    )
    return {
      layers,
      profile: profileSimilarity(layers.map(row => row.map(value => value ?? Number.NaN))),
      same: mean(compared.map(({ same }) => same)),
      stats: compared.map(({ stat }) => stat),
    }
  })
}

async function compare(a: MeasuredModel, b: MeasuredModel, stat: NumberKey) {
  const [left, right] = await Promise.all([firingValues(a, stat), firingValues(b, stat)])
  const axis = commonAxis([...left, ...right])
  if (!axis || !left.some(filled) || !right.some(filled)) return null
  const shares = (values: Float32Array) =>
    binnedShares(
      values.map(value => placeOn(axis, value)),
      places,
    )
  const [down, across] = [left.map(shares), right.map(shares)]
  const used = Array.from({ length: places.n }, (_, bin) => [...down, ...across].some(one => one[bin] > 0))
  const largest = (lists: Float32Array[]) => Math.max(...lists.map(({ length }) => length))
  const same = 1 - expectedDivergence(used.filter(Boolean).length, largest(left), largest(right))
  return { stat, similar: layerSimilarities(down, across), same }
}

const filled = ({ length }: Float32Array): boolean => length > 0

const mean = (values: readonly number[]): number | null => {
  const there = values.filter(value => !Number.isNaN(value))
  return there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length
}
