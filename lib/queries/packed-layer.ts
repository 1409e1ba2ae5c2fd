import 'server-only'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { db } from '#lib/db.ts'
import { packLayerColumns } from '#lib/layer/layer-columns.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import { recent } from '#lib/queries/recent.ts'

const kept = recent<Uint8Array | null>(32)

/** A layer of a published run as gzipped bytes (lib/layer/layer-columns.ts); null where there is none. */
export const packedLayer = (runHash: string, layer: number): Promise<Uint8Array | null> =>
  kept(`${runHash}/${layer}`, async () => {
    const run = await db.run.findFirst({
      where: { hash: runHash, state: 'published' },
      select: { id: true, tokenizerId: true, model: { select: { nLayers: true } } },
    })
    if (!run || layer >= run.model.nLayers) return null
    return promisify(gzip)(packLayerColumns(await layerColumns(run, layer)))
  })
