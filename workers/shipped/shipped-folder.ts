import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { projectRoot } from '#workers/database/project.ts'

/** Folder of the models that come with the project; a folder each. */
export const shippedFolder = join(projectRoot, 'models')

/** Names of the models in `folder`, sorted. */
export const shippedNames = (folder: string = shippedFolder): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** All files below `folder`, as paths relative to it with `/` between folders, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort()
