import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount, filled, type Tensor } from '#lib/model/tensor.ts'
import { checkFinite, checkShapes, type Weights } from '#lib/model/weights.ts'
import { openWeightsFile } from '#workers/model/weights-file.ts'
import { createWeightsHash } from '#workers/model/weights-hash.ts'

/** Weights as read from a file. */
export interface ReadWeights {
  /** The tensors that were to be kept. */
  weights: Weights
  /** `createWeightsHash` of all of them. */
  hash: string
}

/**
 * Reads a safetensors file as the weights of a model: every tensor is checked and hashed piece by piece, those for which
 * `keep` holds stay in memory. Throws one line on a malformed file and on weights that do not fit the config.
 */
export function readWeights(path: string, config: ModelConfig, keep: (key: string) => boolean): ReadWeights {
  const file = openWeightsFile(path)
  try {
    const entries = new Map(file.entries.map(entry => [entry.name, entry]))
    const wanted = checkShapes(config, new Map(file.entries.map(({ name, shape }) => [name, shape])))
    const hash = createWeightsHash(config)
    const read = new Map<string, Tensor>()
    for (const [key, { shape, absent = 0 }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const entry = entries.get(key)
      const tensor = keep(key) ? { shape, data: new Float32Array(elementCount(shape)) } : undefined
      hash.begin(key, shape)
      let at = 0
      for (const values of entry ? file.pieces(entry) : [filled(shape, absent).data]) {
        checkFinite(key, values, at)
        hash.add(values)
        tensor?.data.set(values, at)
        at += values.length
      }
      if (tensor) read.set(key, tensor)
    }
    const kept = [...wanted.keys()].flatMap(key => {
      const tensor = read.get(key)
      return tensor ? [[key, tensor] as const] : []
    })
    return { weights: { config, tensors: new Map(kept) }, hash: hash.finish() }
  } finally {
    file.close()
  }
}
