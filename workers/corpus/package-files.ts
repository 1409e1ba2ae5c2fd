import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globToRegExp } from '#workers/corpus/glob.ts'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))

/** Folder of an installed package. */
export function packageFolder(name: string): string {
  const folder = join(modules, name)
  if (!existsSync(folder)) throw new Error(`package ${name} is not installed: run npm ci`)
  return folder
}

/** Files of a package that match a glob and no exception, as paths with `/` inside the package, in code point order. */
export async function packageFiles(name: string, globs: string[], except: string[] = []): Promise<string[]> {
  const folder = packageFolder(name)
  const wanted = globs.map(globToRegExp)
  const unwanted = ['**/node_modules/**/*', ...except].map(globToRegExp)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(file => wanted.some(glob => glob.test(file)) && !unwanted.some(glob => glob.test(file)))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
