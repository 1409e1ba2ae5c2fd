import type { DeviceBackend } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession } from '#lib/inference/session.ts'
import type { GraphOptions } from '#lib/model/activation-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { buildScanGraph } from '#lib/model/scan-graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { findAdapter } from '#workers/device/adapter.ts'
import { checkDeviceRoom } from '#workers/device/device-room.ts'
import { hold } from '#workers/threads/held.ts'
import { buildTrunk, type ModelSession, openTrunk } from '#workers/threads/model-session.ts'

/** The session of a scan graph on a GPU, as `modelSession` is that of an activation graph on the CPU. */
export const deviceSession = (model: ModelRef, site: HookSite, backend: DeviceBackend): Promise<ModelSession> =>
  hold(JSON.stringify(['scan', model, site, backend]), async () => {
    const adapter = await findAdapter()
    const build = (weights: Weights, options: GraphOptions) => {
      checkDeviceRoom(weights, adapter)
      return buildScanGraph(site === 'post' ? foldPost(weights) : weights, site, options)
    }
    const graph = buildTrunk(model, build, backend)
    const value = await openTrunk(graph, backend)
    return { value, release: () => closeSession(value.session) }
  })
