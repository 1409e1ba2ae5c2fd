import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount } from '#lib/model/tensor.ts'
import type { Weights } from '#lib/model/weights.ts'
import { type Adapter, adapterLine } from '#workers/device/adapter.ts'
import { devicePositions } from '#workers/device/batch-positions.ts'

/** Values as large as the largest that live at once in a scan graph, as counted in it: activations, bins, ranks, places. */
const valuesAtOnce = 8

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`

/** Bytes that a scan needs on a GPU: weights, and the values of one batch. An estimate; the driver takes more. */
export function deviceBytes({ config, tensors }: Weights): number {
  let weights = 0
  for (const { shape } of tensors.values()) weights += 4 * elementCount(shape)
  return weights + valuesAtOnce * largestValue(config)
}

const largestValue = (config: ModelConfig): number =>
  4 * devicePositions(config) * Math.max(config.dMlp, config.nHeads * config.nCtx, 3 * config.nHeads * config.dHead)

/** Throws one line where a model cannot fit the GPU; nothing where the system does not tell how large that is. */
export function checkDeviceRoom(weights: Weights, adapter: Adapter): void {
  const needed = deviceBytes(weights)
  if (adapter.memory === null || needed <= adapter.memory) return
  throw new Error(
    `wanted about ${megabytes(needed)} on the GPU for weights and a batch, ${adapterLine(adapter)} has ${megabytes(adapter.memory)}`,
  )
}
