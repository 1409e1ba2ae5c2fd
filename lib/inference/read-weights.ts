import { arrangedFile } from '#lib/inference/arranged-file.ts'
import { checkRoom } from '#lib/inference/memory-room.ts'
import { openWeights } from '#lib/inference/open-weights.ts'
import type { WeightsFile } from '#lib/inference/weights-file.ts'
import { createWeightsHash } from '#lib/inference/weights-hash.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount, filled, type Tensor } from '#lib/model/tensor.ts'
import { type LayoutHints, weightLayout } from '#lib/model/weight-layout.ts'
import { checkFinite, checkShapes, type Weights } from '#lib/model/weights.ts'

/** Weights as read from a file. */
export interface ReadWeights {
  /** The tensors that were to be kept, and the config with what only the file can tell. */
  weights: Weights
  /** `createWeightsHash` of all of them. */
  hash: string
}

/**
 * Reads a safetensors or torch file as the weights of a model: every tensor is checked and hashed piece by piece, those for
 * which `keep` holds stay in memory, where `copies` times them fit it. Throws one line on a malformed file and on weights that do not fit the config.
 */
export function readWeights(
  path: string,
  config: ModelConfig,
  hints: LayoutHints,
  keep: (key: string) => boolean,
  copies = 1,
): ReadWeights {
  const file = openWeights(path)
  try {
    const layout = weightLayout(config, file.shapes, hints)
    return readArranged(layout.config, arrangedFile(file, layout.sources), keep, copies)
  } finally {
    file.close()
  }
}

function readArranged(
  config: ModelConfig,
  file: WeightsFile,
  keep: (key: string) => boolean,
  copies: number,
): ReadWeights {
  const wanted = checkShapes(config, file.shapes)
  const kept = [...wanted].filter(([key]) => keep(key))
  checkRoom(
    kept.reduce((bytes, [, { shape }]) => bytes + 4 * elementCount(shape), 0),
    copies,
  )
  const hash = createWeightsHash(config)
  const read = new Map<string, Tensor>()
  for (const [key, { shape, absent = 0 }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tensor = keep(key) ? { shape, data: new Float32Array(elementCount(shape)) } : undefined
    hash.begin(key, shape)
    let at = 0
    for (const values of file.shapes.has(key) ? file.pieces(key) : [filled(shape, absent).data]) {
      checkFinite(key, values, at)
      hash.add(values)
      tensor?.data.set(values, at)
      at += values.length
    }
    if (tensor) read.set(key, tensor)
  }
  const inOrder = [...wanted.keys()].flatMap(key => {
    const tensor = read.get(key)
    return tensor ? [[key, tensor] as const] : []
  })
  return { weights: { config, tensors: new Map(inOrder) }, hash: hash.finish() }
}
