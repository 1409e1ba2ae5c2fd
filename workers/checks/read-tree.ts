import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Source text by path relative to the project, with `/` between folders. */
export type SourceTree = ReadonlyMap<string, string>

const ROOMS = ['app', 'components', 'lib', 'workers', 'prisma', 'e2e', 'docs']
const KINDS = /\.(ts|tsx|mts|js|mjs|css|c|sql|sh|md)$/
const SKIPPED = /(^|\/)(node_modules|fixtures|golden)(\/|$)|^lib\/generated(\/|$)/

/** Reads every source of the project's rooms and the files beside them; generated code and fixtures are left out. */
export function readTree(root: string): SourceTree {
  const tree = new Map<string, string>()
  const read = (path: string) => {
    const full = join(root, path)
    if (SKIPPED.test(path)) return
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) read(`${path}/${name}`)
    else if (KINDS.test(path)) tree.set(path, readFileSync(full, 'utf8'))
  }
  for (const room of ROOMS) if (existsSync(join(root, room))) read(room)
  for (const entry of readdirSync(root, { withFileTypes: true })) if (entry.isFile()) read(entry.name)
  return tree
}
