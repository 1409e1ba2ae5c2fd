import { resolve } from 'node:path'
import type { Weights } from '#lib/model/weights.ts'
import { projectRoot } from '#workers/database/project.ts'
import { loadModel } from '#workers/model/load-model.ts'

/** Where a model's weights are and what they must be. */
export interface ModelRef {
  name: string
  /** Folder, relative to the project or absolute. */
  path: string
  weightsHash: string
}

/**
 * The tensors of a model for which `keep` holds. Throws one line where the folder holds other weights than those that were
 * added.
 */
export const readModel = async (model: ModelRef, keep: (key: string) => boolean): Promise<Weights> => {
  const { weights, weightsHash } = await loadModel(resolve(projectRoot, model.path), keep)
  if (weightsHash === model.weightsHash) return weights
  throw new Error(
    `model ${model.name}: wanted the weights ${model.weightsHash.slice(0, 12)} that were added, ` +
      `${model.path} holds ${weightsHash.slice(0, 12)}; put them back or add the model again with --replace`,
  )
}
