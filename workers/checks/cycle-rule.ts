import { importsOf, isCode } from '#workers/checks/imports.ts'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** Every import cycle once, as one line; imports of types count too. */
export function cycleFaults(tree: SourceTree): string[] {
  const graph = new Map<string, string[]>()
  for (const path of tree.keys()) {
    if (!isCode(path)) continue
    graph.set(
      path,
      importsOf(path, tree).flatMap(({ file }) => file ?? []),
    )
  }
  const done = new Set<string>()
  const trail: string[] = []
  const cycles = new Set<string>()
  const visit = (path: string) => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      cycles.add(describe(trail.slice(start)))
      return
    }
    if (done.has(path)) return
    trail.push(path)
    for (const next of graph.get(path) ?? []) visit(next)
    trail.pop()
    done.add(path)
  }
  for (const path of graph.keys()) visit(path)
  return [...cycles]
}

/** Begins at the alphabetically first file, so that a cycle reads the same wherever it was entered. */
function describe(cycle: string[]): string {
  const first = cycle.indexOf([...cycle].sort()[0])
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)]
  return `import cycle: ${[...turned, turned[0]].join(' -> ')}`
}
