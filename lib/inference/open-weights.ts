import { openSafetensors } from '#lib/inference/safetensors-file.ts'
import { openTorchFile } from '#lib/inference/torch-file.ts'
import type { WeightsFile } from '#lib/inference/weights-file.ts'

/** Opens a file of weights: a torch file by its ending (.pth, .pt), else safetensors. Throws one line on a malformed one. */
export const openWeights = (path: string): WeightsFile =>
  /\.pth?$/.test(path) ? openTorchFile(path) : openSafetensors(path)
