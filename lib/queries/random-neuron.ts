import 'server-only'
import { db } from '#lib/db.ts'

/** A neuron of a published run. */
export interface FoundNeuron {
  model: string
  layer: number
  neuron: number
}

/** Draws tried before all live neurons are counted. */
const DRAWS = 24

/**
 * A neuron that fires, each with the same chance: of one layer, of one model, or of all published models. Null where
 * none is published or none fires.
 */
export async function randomNeuron(model: string | null, layer: number | null): Promise<FoundNeuron | null> {
  const models = await db.model.findMany({
    where: { name: model ?? undefined, currentRunId: { not: null }, dMlp: { gt: 0 } },
    select: { name: true, nLayers: true, dMlp: true, currentRunId: true },
    orderBy: { id: 'asc' },
  })
  const spans = models.map(one => ({ ...one, layers: layer === null ? one.nLayers : layer < one.nLayers ? 1 : 0 }))
  const total = spans.reduce((sum, { layers, dMlp }) => sum + layers * dMlp, 0)
  if (total === 0) return null
  const draws = Array.from({ length: DRAWS }, () => {
    let at = Math.floor(Math.random() * total)
    const span = spans.find(({ layers, dMlp }) => {
      if (at < layers * dMlp) return true
      at -= layers * dMlp
      return false
    }) as (typeof spans)[number]
    return { span, layer: layer ?? Math.floor(at / span.dMlp), neuron: at % span.dMlp }
  })
  const rows = await db.$queryRaw<{ place: number }[]>`
    select place::int from unnest(
      ${draws.map(d => d.span.currentRunId as number)}::int[], ${draws.map(d => d.layer)}::int[],
      ${draws.map(d => d.neuron)}::int[]
    ) with ordinality as draw(run_id, layer, neuron, place)
    join neuron_stats using (run_id, layer, neuron) where not dead order by place limit 1`
  if (rows.length > 0) {
    const { span, layer, neuron } = draws[rows[0].place - 1]
    return { model: span.name, layer, neuron }
  }
  return anyLive(
    models.map(({ currentRunId }) => currentRunId as number),
    layer,
  )
}

/** Where nearly all neurons are dead, a draw among those that are not. */
async function anyLive(runs: number[], layer: number | null): Promise<FoundNeuron | null> {
  const rows = await db.$queryRaw<FoundNeuron[]>`
    select model.name as model, layer::int, neuron
    from neuron_stats join model on model.current_run_id = run_id
    where run_id = any(${runs}) and not dead and (${layer}::int is null or layer = ${layer}::int)
    order by random() limit 1`
  return rows[0] ?? null
}
