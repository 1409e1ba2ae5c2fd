import { isTest } from '#workers/checks/imports.ts'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** A folder of one person's machine: built from pieces, so that this file does not accuse itself. */
const HOMES = ['home', 'Users', 'root', 'work', 'mnt', 'media', 'srv']
const MACHINE_PATH = new RegExp(`(?:^|["'\`\\s(=])(/(?:${HOMES.join('|')})/[\\w.-]+)`, 'm')

const SKIPPED_TEST = /\b(?:test|it|describe)\.(?:skip|only|todo|fixme|fails)\b/
// `any` itself is Biome's to find.
const SILENCED = /@ts-(?:ignore|nocheck|expect-error)/

/** Paths of one machine in any file, one line each. */
export function machinePathFaults(tree: SourceTree): string[] {
  return eachLine(tree, () => true, MACHINE_PATH, 'names a folder of one machine')
}

/** Tests that do not run, one line each. */
export function skippedTestFaults(tree: SourceTree): string[] {
  return eachLine(tree, path => isTest(path) && !path.startsWith('workers/checks/'), SKIPPED_TEST, 'leaves tests out')
}

/** Places where the type checker is told to look away, one line each. */
export function silencedTypeFaults(tree: SourceTree): string[] {
  const typed = (path: string) => /\.tsx?$/.test(path) && !path.startsWith('workers/checks/')
  return eachLine(tree, typed, SILENCED, 'silences the type checker')
}

function eachLine(tree: SourceTree, wanted: (path: string) => boolean, pattern: RegExp, what: string): string[] {
  const faults: string[] = []
  for (const [path, source] of tree) {
    if (!wanted(path)) continue
    source.split('\n').forEach((line, index) => {
      if (pattern.test(line)) faults.push(`${path}:${index + 1} ${what}: ${line.trim().slice(0, 100)}`)
    })
  }
  return faults
}
