import { posix } from 'node:path'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** One import of a file. */
export interface Import {
  /** As written. */
  specifier: string
  /** Path of the imported file in the tree, null for a package or for generated code. */
  file: string | null
  /** Whether it vanishes when the program runs. */
  typeOnly: boolean
}

const CODE = /\.(ts|tsx|mts|js|mjs)$/
const STATIC = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]/gm
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Whether a path is TypeScript or JavaScript. */
export const isCode = (path: string) => CODE.test(path)

/** Whether a path is a test. */
export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('e2e/')

/** Every import and re-export of one file, in no order. */
export function importsOf(path: string, tree: SourceTree): Import[] {
  const source = tree.get(path) ?? ''
  const found: { specifier: string; typeOnly: boolean }[] = []
  for (const [, type, specifier] of source.matchAll(STATIC)) found.push({ specifier, typeOnly: type !== undefined })
  for (const [, specifier] of source.matchAll(BARE)) found.push({ specifier, typeOnly: false })
  for (const [, specifier] of source.matchAll(DYNAMIC)) found.push({ specifier, typeOnly: false })
  return found.map(({ specifier, typeOnly }) => ({ specifier, typeOnly, file: resolveFile(path, specifier, tree) }))
}

function resolveFile(from: string, specifier: string, tree: SourceTree): string | null {
  const target = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : null
  return target !== null && tree.has(target) ? target : null
}

/** The room (first folder) an import leads to, null for a package. */
export function roomOf(from: string, { specifier }: Import): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0]
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier).split('/')[0]
  return null
}
