import type { BandSamples } from '#lib/analysis/band-samples.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { mlpInputPoint } from '#lib/model/mlp-input.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { normaliseRows } from '#workers/analyse/normalise-rows.ts'
import type { RowFile } from '#workers/analyse/row-file.ts'
import type { SampleRow } from '#workers/analyse/sample-rows.ts'
import { createFastBands } from '#workers/bands-kernel/bands-kernel.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { MlpInputSession } from '#workers/threads/mlp-input-session.ts'

/** Random tokens of a layer's bands at one site, and the M that its bands are of. */
export interface SiteBands {
  site: HookSite
  /** [dMlp], NaN for the dead. */
  scales: Float64Array
  samples: BandSamples
}

/** A layer whose bands are wanted. */
export interface BandsInput {
  model: ModelRef
  layer: number
  /** The run's site. */
  site: HookSite
  /** M at that site, NaN for the dead, [dMlp]. */
  scales: Float64Array
  /** M at folded post, where the site is `mid`: the bands behind LayerNorm are sampled too. Null elsewhere. */
  postScales: Float64Array | null
}

/**
 * Samples the bands of a layer at the run's site and, from mid, at folded post; what the MLP reads at each token of the rows is
 * written to `inputs` in one go, by the token's slot.
 */
export async function sampleBands(
  source: MlpInputSession,
  input: BandsInput,
  rows: readonly SampleRow[],
  inputs: RowFile,
): Promise<SiteBands[]> {
  const { site, scales, postScales } = input
  const own = createFastBands(scales, source.config.nCtx)
  const behind = postScales && createFastBands(postScales, source.config.nCtx)
  await eachRow(source, input, rows, (row, activations, post, read) => {
    inputs.write(row.first, read)
    own.add(activations, row.keys, row.first)
    if (post) behind?.add(post, row.keys, row.first)
  })
  const found: SiteBands[] = [{ site, scales, samples: own.samples }]
  if (postScales && behind) found.push({ site: 'post', scales: postScales, samples: behind.samples })
  return found
}

/**
 * Activations of every row at the site and, where that has scales, at folded post, [length, dMlp] each; and what the MLP reads,
 * [length, dModel]. All are good during the call.
 */
async function eachRow(
  { session, config }: MlpInputSession,
  { layer, site, postScales }: BandsInput,
  rows: readonly SampleRow[],
  take: (row: SampleRow, activations: Float32Array, post: Float32Array | null, read: Float32Array) => void,
): Promise<void> {
  const { nCtx, dModel, dMlp, lnEps, bosTokenId } = config
  const outputs = [hookPoint(layer, site), mlpInputPoint(layer)]
  const normalised = new Float32Array(postScales ? nCtx * dMlp : 0)
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(row => row.tokens)
    const ids = padBatch(pieces, batch.positions, bosTokenId)
    const [all, read] = await runActivations(session, ids, batch.rows.length, batch.positions, outputs)
    for (const [i, row] of batch.rows.entries()) {
      const first = i * batch.positions + 1
      const own = all.subarray(first * dMlp, (first + row.length) * dMlp)
      const post = postScales && normalised.subarray(0, own.length)
      if (post) normaliseRows(own, post, row.length, dMlp, lnEps)
      take(row, own, post, read.subarray(first * dModel, (first + row.length) * dModel))
    }
  }
}
