import { openSafetensors } from '#workers/model/safetensors-file.ts'
import { openTorchFile } from '#workers/model/torch-file.ts'
import type { WeightsFile } from '#workers/model/weights-file.ts'

/** Opens a file of weights: a torch file by its ending (.pth, .pt), else safetensors. Throws one line on a malformed one. */
export const openWeights = (path: string): WeightsFile =>
  /\.pth?$/.test(path) ? openTorchFile(path) : openSafetensors(path)
