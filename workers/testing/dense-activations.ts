import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { modelSession } from '#workers/threads/model-session.ts'

/** Activations of every layer at the tokens of some rows, each row run alone: by layer and row, [length, dMlp]. */
export async function denseActivations(
  model: ModelRef,
  site: HookSite,
  rows: readonly Uint16Array[],
): Promise<Float32Array[][]> {
  const { session, config } = await modelSession(model, site)
  const hooks = Array.from({ length: config.nLayers }, (_, layer) => hookPoint(layer, site))
  const layers: Float32Array[][] = hooks.map(() => [])
  for (const row of rows) {
    const ids = BigInt64Array.from([config.bosTokenId, ...row], BigInt)
    const activations = await runActivations(session, ids, 1, ids.length, hooks)
    for (const [layer, values] of activations.entries()) layers[layer].push(values.slice(config.dMlp))
  }
  return layers
}
