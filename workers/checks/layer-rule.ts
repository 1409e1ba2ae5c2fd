import { importsOf, isCode, isTest, roomOf } from '#workers/checks/imports.ts'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** What each room may import besides itself: app -> components -> lib, workers -> lib, e2e -> lib. */
const ALLOWED: Record<string, string[]> = {
  app: ['components', 'lib'],
  components: ['lib'],
  lib: [],
  prisma: ['lib'],
  workers: ['lib', 'prisma'],
  e2e: ['lib'],
}

/** Files beside the rooms that belong to one; the others (configurations) may import lib only. */
const BELONGS: Record<string, string> = { 'proxy.ts': 'app', 'playwright.config.ts': 'e2e' }
const OUTSIDE = ['lib']

/** Imports against the dependency rule, one line each. Tests may also use workers/testing. */
export function layerFaults(tree: SourceTree): string[] {
  const faults: string[] = []
  for (const path of tree.keys()) {
    if (!isCode(path)) continue
    const room = path.includes('/') ? path.split('/')[0] : (BELONGS[path] ?? '')
    const allowed = [room, ...(ALLOWED[room] ?? OUTSIDE)]
    for (const entry of importsOf(path, tree)) {
      const target = roomOf(path, entry)
      if (target === null || allowed.includes(target) || !(target in ALLOWED)) continue
      if (isTest(path) && entry.file?.startsWith('workers/testing/')) continue
      const may = allowed.filter(Boolean).join(', ')
      faults.push(`${path} imports ${entry.specifier}: it may import ${may} and packages`)
    }
  }
  return faults
}
