import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the models that training/write_torch_files.py writes; tokenizer.json, beside them, is the same for all. */
export const torchFiles = fileURLToPath(new URL('torch-files', import.meta.url))

/** Names of the models there. */
export const torchNames = readdirSync(torchFiles).filter(name => existsSync(join(torchFiles, name, 'config.json')))

/** A folder with copies of all of them, each with the tokenizer, to be taken away with `remove`. */
export const copyTorchModels = (names: readonly string[] = torchNames): { root: string; remove(): void } => {
  const root = mkdtempSync(join(tmpdir(), 'soluscope-torch-'))
  for (const name of names) {
    cpSync(join(torchFiles, name), join(root, name), { recursive: true })
    cpSync(join(torchFiles, 'tokenizer.json'), join(root, name, 'tokenizer.json'))
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
