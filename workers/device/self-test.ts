import { type Backend, backendName, graphOptions } from '#lib/inference/backend.ts'
import { createSession } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { buildScanGraph } from '#lib/model/scan-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { beyondLimits, type PartialDifference, partialDifference } from '#lib/numeric/partial-difference.ts'
import { decodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { scanReduced } from '#workers/device/scan-on-device.ts'
import { randomDocuments } from '#workers/plan/random-documents.ts'
import { scanRows } from '#workers/threads/scan-shard.ts'

/** What a self-test scans. */
interface GoldenScan {
  config: ModelConfig
  /** Lengths of the documents. */
  lengths: readonly number[]
}

/**
 * Scans of small random models: contexts of 16 and of 64 positions, since attention was seen wrong from 32 on; layers whose
 * width is and is not a multiple of what GPUs read at once; rows shorter than the context, so that padding is there.
 */
export const goldenScans: readonly GoldenScan[] = [
  { config: { ...smallConfig, dMlp: 33 }, lengths: [1, 40, 15, 31, 16, 100, 3] },
  {
    config: { ...smallConfig, dModel: 64, nHeads: 4, dHead: 16, dMlp: 128, nCtx: 64 },
    lengths: [63, 126, 5, 63, 40],
  },
]

/** The worse of two differences, in each respect. */
const worse = (a: PartialDifference, b: PartialDifference): PartialDifference =>
  Object.fromEntries(
    Object.entries(a).map(([what, value]) => [what, Math.max(value, b[what as keyof PartialDifference])]),
  ) as unknown as PartialDifference

/** How far a golden scan on a backend is from the CPU's, over all layers. */
export const goldenDifference = async (
  { config, lengths }: GoldenScan,
  backend: Backend,
): Promise<PartialDifference> => {
  const weights = randomWeights(config, 11)
  const spec = defaultRunSpec(config.actFn)
  const input = { runHash: 'self-test', spec, shard: 0, documents: randomDocuments(lengths, config.dVocab) }
  const hooks = Array.from({ length: config.nLayers }, (_, layer) => ({ layer, site: spec.site }))
  const plain = await createSession(buildActivationGraph(weights, hooks))
  const wanted = await scanRows(plain, config, input)
  await plain.inference.release()
  const device = await createSession(buildScanGraph(weights, spec.site, graphOptions('webgpu')), { backend })
  const found = await scanReduced(device, config, input)
  await device.inference.release()
  return found
    .map((bytes, layer) => partialDifference(decodeScanPartial(bytes), decodeScanPartial(wanted[layer])))
    .reduce(worse)
}

/**
 * Scans on a GPU's backend and on the CPU and compares; the largest differences. Throws one line where they are beyond
 * `differenceLimits`: such a driver computes something else and must not be used.
 */
export const deviceSelfTest = async (backend: Backend, scans = goldenScans): Promise<PartialDifference> => {
  let worst: PartialDifference | undefined
  for (const scan of scans) {
    const found = await goldenDifference(scan, backend)
    const beyond = beyondLimits(found)
    if (beyond) {
      throw new Error(
        `self-test with ${scan.config.nCtx} positions: ${backendName(backend)} differs from the CPU in ${beyond}`,
      )
    }
    worst = worst ? worse(worst, found) : found
  }
  if (!worst) throw new Error('self-test: wanted at least one scan, got none')
  return worst
}
