import 'server-only'
import { db } from '#lib/db.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronBounds } from '#lib/neuron/neuron-id.ts'
import { parseRunSpec } from '#lib/neuron/run-spec.ts'
import { recent } from '#lib/queries/recent.ts'

/** A published run, as far as reading a text as it read its corpus needs it. */
export interface LiveRun extends NeuronBounds {
  model: ModelRef
  modelId: number
  /** Its public name, and its key. */
  hash: string
  runId: number
  corpusId: number
  tokenizerId: number
  site: HookSite
  actFn: string
  nCtx: number
}

/** A published run of a model by its hash, or the current one; one line on what is not there. */
export async function readLiveRun(name: string, hash: string | null): Promise<LiveRun | { missing: string }> {
  const model = await db.model.findUnique({ where: { name }, include: { currentRun: true } })
  if (!model) return { missing: `no model ${name.slice(0, 60)}` }
  const run =
    hash === null
      ? model.currentRun
      : await db.run.findFirst({ where: { modelId: model.id, hash, state: 'published' } })
  if (!run)
    return { missing: hash === null ? `no run of ${name} is published yet` : `no published run ${hash} of ${name}` }
  const { path, weightsHash, nLayers, dMlp, actFn, nCtx } = model
  return {
    model: { name, path, weightsHash },
    modelId: model.id,
    hash: run.hash,
    runId: run.id,
    corpusId: run.corpusId,
    tokenizerId: run.tokenizerId,
    site: parseRunSpec(run.spec).site,
    nLayers,
    dMlp,
    actFn,
    nCtx,
  }
}

const kept = recent<Float32Array>(8)

/** Each neuron's M in a run, [nLayers * dMlp]; 0 for dead ones, to which nothing is relative. */
export const readScales = ({ runId, nLayers, dMlp }: LiveRun): Promise<Float32Array> =>
  kept(String(runId), async () => {
    const rows = await db.neuronStats.findMany({
      where: { runId, dead: false },
      select: { layer: true, neuron: true, scale: true },
    })
    const scales = new Float32Array(nLayers * dMlp)
    for (const { layer, neuron, scale } of rows) scales[layer * dMlp + neuron] = scale
    return scales
  })
