import { type DeviceBackend, graphOptions } from '#lib/inference/backend.ts'
import { closeSession, createSession } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { embeddingKey } from '#lib/model/graph/embedding.ts'
import { buildScanGraph } from '#lib/model/scan-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { weight } from '#lib/model/weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { differenceLimits, type PartialDifference, partialDifference } from '#lib/numeric/partial-difference.ts'
import { decodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { solu1l } from '#workers/bench/bench-models.ts'
import { textTable } from '#workers/commands/text-table.ts'
import { adapterLine, findAdapter } from '#workers/device/adapter.ts'
import { devicePositions } from '#workers/device/batch-positions.ts'
import { probeBackend } from '#workers/device/probe.ts'
import { scanReduced } from '#workers/device/scan-on-device.ts'
import { batchPositions } from '#workers/plan/batch-rows.ts'
import { randomDocuments } from '#workers/plan/random-documents.ts'
import { scanRows } from '#workers/threads/scan-shard.ts'

interface Size {
  name: string
  config: ModelConfig
  /** Full rows of the shard that is scanned. */
  rows: number
}

const shallow: ModelConfig = {
  ...smallConfig,
  nLayers: 2,
  dModel: 256,
  nHeads: 4,
  dHead: 64,
  dMlp: 1024,
  dVocab: 4096,
  nCtx: 256,
}
const tiny: ModelConfig = { ...shallow, nLayers: 1, dModel: 64, nHeads: 2, dHead: 32, dMlp: 256, nCtx: 128 }

/** A shard of 2^18 tokens at most, as runs cut them; software that plays a GPU gets what it can do in a minute. */
const sizes = (software: boolean): Size[] =>
  software
    ? [{ name: '1 layer, width 64', config: tiny, rows: 16 }]
    : [
        { name: '2 layers, width 256', config: shallow, rows: 1024 },
        { name: 'solu-1l size', config: solu1l, rows: 256 },
        { name: 'solu-4l size', config: { ...solu1l, nLayers: 4 }, rows: 64 },
      ]

interface Timed {
  seconds: number
  partials: Uint8Array[]
}

/** Seconds of the second of two calls, the first of which compiles shaders, and what it gave. */
const timed = async (work: () => Promise<Uint8Array[]>): Promise<Timed> => {
  await work()
  const begun = performance.now()
  const partials = await work()
  return { seconds: (performance.now() - begun) / 1000, partials }
}

const respects = Object.keys(differenceLimits) as (keyof PartialDifference)[]
const small = (value: number): string => (value === 0 ? '0' : value.toExponential(1))

/** The worst over all layers of how far partials are from the CPU's, by respect; what is beyond its limit is marked. */
const differenceCells = (found: readonly Uint8Array[], wanted: readonly Uint8Array[]): string[] => {
  const layers = found.map((bytes, i) => partialDifference(decodeScanPartial(bytes), decodeScanPartial(wanted[i])))
  return respects.map(what => {
    const worst = Math.max(...layers.map(layer => layer[what]))
    return worst <= differenceLimits[what] ? small(worst) : `${small(worst)} TOO FAR`
  })
}

/** Prints one model's table: the CPU, raw activations fetched from the device, reductions in batches of several sizes. */
const measure = async ({ name, config, rows }: Size, backend: DeviceBackend): Promise<void> => {
  const weights = randomWeights(config, 1)
  const spec = defaultRunSpec(config.actFn)
  const documents = randomDocuments(Array(rows).fill(config.nCtx - 1), config.dVocab)
  const input = { runHash: 'bench', spec, shard: 0, documents }
  const tokens = rows * (config.nCtx - 1)
  const hooks = Array.from({ length: config.nLayers }, (_, layer) => ({ layer, site: spec.site }))
  const lines: string[][] = []

  const words = { [embeddingKey]: weight(weights, embeddingKey) }
  const plain = await createSession(buildActivationGraph(weights, hooks, graphOptions()), { weights: words })
  const cpu = await timed(() => scanRows(plain, config, input))
  await closeSession(plain)
  const add = (what: string, positions: number, { seconds, partials }: Timed) => {
    const speed = [Math.round(tokens / seconds).toString(), (cpu.seconds / seconds).toFixed(2)]
    lines.push([what, positions.toString(), ...speed, ...differenceCells(partials, cpu.partials)])
  }
  add('cpu, one thread', batchPositions, cpu)

  const raw = await createSession(buildActivationGraph(weights, hooks, graphOptions(backend)), { backend })
  add(`${backend}, activations fetched`, batchPositions, await timed(() => scanRows(raw, config, input)))
  await closeSession(raw)

  const device = await createSession(buildScanGraph(weights, spec.site, graphOptions(backend)), { backend })
  const most = Math.min(devicePositions(config), rows * config.nCtx)
  const batches = [2048, 8192, 32_768].filter(positions => positions >= config.nCtx && positions < most)
  for (const positions of [...batches, most]) {
    add(`${backend}, reduced there`, positions, await timed(() => scanReduced(device, config, input, positions)))
  }
  await closeSession(device)
  console.log(`\n${name}: ${tokens} tokens; differences from the CPU: docs/decisions/012\n`)
  console.log(textTable(['scan', 'positions', 'tokens/s', 'times cpu', ...respects], lines))
}

/** Tokens a second of scans on a GPU beside the CPU's, and how far their partials are apart; false where there is no GPU. */
export const deviceSpeed = async (backend: DeviceBackend): Promise<boolean> => {
  const adapter = await findAdapter()
  try {
    const worst = await probeBackend(backend)
    console.log(
      `${backend} on ${adapterLine(adapter)}; self-test: ${respects.map(what => `${what} ${small(worst[what])}`).join(', ')}`,
    )
  } catch (error) {
    console.error(`${backend} cannot be measured: ${error instanceof Error ? error.message : error}`)
    return false
  }
  for (const size of sizes(adapter.software)) await measure(size, backend)
  return true
}
