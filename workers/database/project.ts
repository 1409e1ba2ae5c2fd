import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the project's folder, without a trailing slash. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** Folder for everything the program keeps on this machine: the embedded database, its log, its address. */
export function stateFolder(): string {
  return resolve(projectRoot, process.env.SOLUSCOPE_HOME || '.soluscope')
}

/** Node arguments under which a child process can run TypeScript. */
export const runTypeScript = ['--import', `file://${join(projectRoot, 'node_modules/tsx/dist/loader.mjs')}`]
