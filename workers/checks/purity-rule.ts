import { builtinModules } from 'node:module'
import { importsOf, isCode, isTest } from '#workers/checks/imports.ts'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** Rooms of lib that browser, server and workers share. */
const PURE = /^lib\/(model|neuron|numeric|tokens|regex|color)\//

const IMPURE_PACKAGES =
  /^(pg|pg-.+|react|react-dom|next|server-only|@prisma\/.+|onnxruntime-.+|graphile-worker)(\/.*)?$/

/** Imports that tie a pure room to Node, the database, React or an impure room, one line each. Tests may. */
export function purityFaults(tree: SourceTree): string[] {
  const faults: string[] = []
  for (const path of tree.keys()) {
    if (!PURE.test(path) || !isCode(path) || isTest(path)) continue
    for (const { specifier, file } of importsOf(path, tree)) {
      const why = impurity(specifier, file)
      if (why) faults.push(`${path} imports ${specifier}, ${why}: this room must run in a browser too`)
    }
  }
  return faults
}

function impurity(specifier: string, file: string | null): string | null {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'which only Node has'
  if (IMPURE_PACKAGES.test(specifier)) return 'a package of the server or the page'
  if (file !== null && !PURE.test(file)) return 'which is no pure room'
  if (specifier.startsWith('#lib/generated')) return 'the database client'
  return null
}
