import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** Where the files of a model are. */
export interface ModelFiles {
  /** What was asked for, absolute: a folder, or one file of weights. */
  path: string
  /** Folder of config.json and tokenizer.json. */
  folder: string
  /** Path of the weights. */
  weights: string
}

/**
 * The files of the model at `path`. In a folder the weights are model.safetensors, else the one file whose name ends in
 * final.pth or final.pt, as in the published repositories. A file of weights goes with the config.json beside it or, as
 * checkpoints/tokens_000060293120.pth, in the folder above. Throws one line where a folder has two such files.
 */
export function modelFiles(path: string): ModelFiles {
  const absolute = resolve(path)
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile()) {
    const beside = dirname(absolute)
    const above = dirname(beside)
    const folder = !existsSync(join(beside, 'config.json')) && existsSync(join(above, 'config.json')) ? above : beside
    return { path: absolute, folder, weights: absolute }
  }
  return { path: absolute, folder: absolute, weights: join(absolute, weightsIn(absolute)) }
}

/** What a model read from these files is called before anything is known of its name: its folder's, with the checkpoint's. */
export function filesName({ folder, path, weights }: ModelFiles): string {
  const name = basename(folder)
  if (path === folder || candidates(folder).join() === basename(weights)) return name
  return `${name}-${basename(weights).replace(/\.(pth?|safetensors)$/, '')}`
}

function weightsIn(folder: string): string {
  const [first, ...others] = candidates(folder)
  if (others.length === 0) return first ?? preferred
  throw new Error(
    `model ${folder}: wanted one file *final.pth, got ${[first, ...others].join(', ')}; name the one to add`,
  )
}

const preferred = 'model.safetensors'

/** Names of the files that a folder's weights may be in; one, where all is well. */
function candidates(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names.includes(preferred) ? [preferred] : names.filter(name => /final\.pth?$/.test(name))
}
