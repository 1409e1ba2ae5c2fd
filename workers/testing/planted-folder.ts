import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plantedModel } from '#lib/model/testing/planted.ts'

/** Names of the planted models, which are those of their folders. */
export const plantedNames = { small: 'planted', twin: 'planted-twin' } as const

/** Model folders of the planted model and its larger twin. */
export interface PlantedFolders {
  planted: string
  twin: string
  /** Deletes them. */
  remove(): Promise<void>
}

const write = async (folder: string, twin: boolean): Promise<string> => {
  const { config, safetensors, tokenizer } = plantedModel({ twin })
  await mkdir(folder)
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  await writeFile(join(folder, 'model.safetensors'), safetensors)
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  return folder
}

/** Writes both planted models into a temporary folder, to go through the same reader as any other model. */
export const writePlantedModels = async (): Promise<PlantedFolders> => {
  const base = await mkdtemp(join(tmpdir(), 'soluscope-planted-'))
  return {
    planted: await write(join(base, plantedNames.small), false),
    twin: await write(join(base, plantedNames.twin), true),
    remove: () => rm(base, { recursive: true, force: true }),
  }
}
