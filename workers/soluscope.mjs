#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence and not a syntax error.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const [major, minor] = process.versions.node.split('.').map(Number)
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
if (!supported) {
  stop(
    `Soluscope needs Node 20.19 or newer (20.19+, 22.12+ or 24+), this is ${process.versions.node}: install a newer Node`,
  )
}
if (!existsSync(join(root, 'node_modules/tsx'))) {
  stop(`the packages of Soluscope are not installed: run "npm ci" in ${root}`)
}
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))

// A process that another one started must not outlive it, however that one ended.
if (process.send) process.once('disconnect', endWithParent)

const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(join(root, 'workers/cli.ts')).href)

/** Asks this process to stop in order, and after 10 s no longer asks. */
function endWithParent() {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 10_000).unref()
}

/** Ends with one line.
 * @param {string} line */
function stop(line) {
  console.error(line)
  process.exit(1)
}
