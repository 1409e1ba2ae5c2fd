import { describe, expect, it } from 'vitest'
import { createSession } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { buildScanGraph } from '#lib/model/scan-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { partialDifference } from '#lib/numeric/partial-difference.ts'
import { decodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { scanReduced } from '#workers/device/scan-on-device.ts'
import { randomDocuments } from '#workers/plan/random-documents.ts'
import { scanRows } from '#workers/threads/scan-shard.ts'

/*
 * The scan graph on the CPU's kernels, where activations are the same bits as without reductions: everything must be equal
 * but power sums, which are float32 in the graph. What a GPU makes of it: device-self-test.test.ts.
 */
const config = { ...smallConfig, dMlp: 33 }
const weights = randomWeights(config, 3)
const sites = ['pre', 'mid', 'post'] as const
const units = [
  { unit: 'document', includeBos: false },
  { unit: 'row', includeBos: true },
] as const

describe.each(sites)('at %s', site => {
  it.each(units)(
    'reductions in the graph give what the kernel gives, %o, however rows are batched',
    { timeout: 60_000 },
    async how => {
      const input = {
        runHash: 'test',
        spec: { ...defaultRunSpec('solu_ln'), site, ...how },
        shard: 3,
        // Rows of all lengths up to two full ones and a rest, and a document without tokens.
        documents: randomDocuments([1, 40, 15, 0, 7, 31, 16, 100, 3], config.dVocab),
      }
      const layers = [0, 1].map(layer => ({ layer, site }))
      const raw = await createSession(buildActivationGraph(weights, layers))
      const reducing = await createSession(buildScanGraph(weights, site))
      const wanted = await scanRows(raw, config, input)
      for (const positions of [16, 64, 4096]) {
        const found = await scanReduced(reducing, config, input, positions)
        for (const [layer, bytes] of found.entries()) {
          const [a, b] = [bytes, wanted[layer]].map(decodeScanPartial)
          const { moments, shape } = partialDifference(a, b)
          expect(moments).toBeLessThan(1e-6)
          expect(shape).toBeLessThan(1e-4)
          expect({ ...a, lanes: null }).toEqual({ ...b, lanes: null })
        }
      }
    },
  )
})
