import { resolve } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import type { Weights } from '#lib/model/weights.ts'

/** Where a model's weights are and what they must be. */
export interface ModelRef {
  name: string
  /** Folder, relative to the project or absolute. */
  path: string
  weightsHash: string
}

/**
 * The tensors of a model for which `keep` holds; `root` is the project's folder. Throws one line where they do not
 * fit memory `copies` times, and where the model's folder holds
 * other weights than those that were added.
 */
export const readModelIn = async (
  root: string,
  model: ModelRef,
  keep: (key: string) => boolean,
  copies = 1,
): Promise<Weights> => {
  const { weights, weightsHash } = await loadModel(resolve(root, model.path), keep, copies)
  if (weightsHash === model.weightsHash) return weights
  throw new Error(
    `model ${model.name}: wanted the weights ${model.weightsHash.slice(0, 12)} that were added, ` +
      `${model.path} holds ${weightsHash.slice(0, 12)}; put them back or add the model again with --replace`,
  )
}
