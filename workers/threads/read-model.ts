import { type ModelRef, readModelIn } from '#lib/inference/read-model.ts'
import type { Weights } from '#lib/model/weights.ts'
import { projectRoot } from '#workers/database/project.ts'

/** `readModelIn` this project. */
export const readModel = (model: ModelRef, keep: (key: string) => boolean, copies = 1): Promise<Weights> =>
  readModelIn(projectRoot, model, keep, copies)
