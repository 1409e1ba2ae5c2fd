import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the site is built from, relative to the project; missing ones are skipped. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'package.json',
  'package-lock.json',
]

/** sha256 over the names and contents of everything the site is built from, 64 hex digits. Tests do not count. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const input of INPUTS) add(hash, root, input)
  return hash.digest('hex')
}

function add(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    // Generated code follows from the schema, which is hashed.
    if (path === 'lib/generated') return
    for (const name of readdirSync(full).sort()) add(hash, root, `${path}/${name}`)
  } else if (!/\.test\.tsx?$/.test(path)) {
    const content = readFileSync(full)
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
}
