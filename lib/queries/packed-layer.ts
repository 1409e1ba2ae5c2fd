import 'server-only'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { db } from '#lib/db.ts'
import { packLayerColumns, withNumbers } from '#lib/layer/layer-columns.ts'
import { isNumberKey } from '#lib/methods/registry.ts'
import { analysisState } from '#lib/queries/analysis-state.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import { recent } from '#lib/queries/recent.ts'

const kept = recent<Uint8Array | null>(32)

/**
 * A layer of a published run as gzipped bytes (lib/layer/layer-columns.ts) with the statistics that `wanted` names, split by
 * commas; null where there is none.
 */
export async function packedLayer(runHash: string, layer: number, wanted: string): Promise<Uint8Array | null> {
  const run = await db.run.findFirst({
    where: { hash: runHash, state: 'published' },
    select: { id: true, tokenizerId: true, model: { select: { nLayers: true } } },
  })
  if (!run || layer >= run.model.nLayers) return null
  const keys = Array.from(new Set(wanted.split(',').filter(isNumberKey))).sort()
  return kept(`${runHash}/${layer}/${await analysisState(run.id, layer)}/${keys}`, async () =>
    promisify(gzip)(packLayerColumns(withNumbers(await layerColumns(run, layer), keys))),
  )
}
