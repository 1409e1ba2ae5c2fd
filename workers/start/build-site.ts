import { fork } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '#workers/database/project.ts'
import { sourceHash } from '#workers/start/source-hash.ts'

const record = join(projectRoot, '.next/source-hash')

/** Whether .next holds a finished build of the present sources. */
export function buildIsFresh(): boolean {
  if (!existsSync(join(projectRoot, '.next/BUILD_ID')) || !existsSync(record)) return false
  return readFileSync(record, 'utf8') === sourceHash(projectRoot)
}

/**
 * Builds the site for production. Its output is shown as it comes when `verbose`, else only on failure. Throws one line
 * when it fails or `signal` aborts it; the build dies with this process.
 */
export async function buildSite(options: { verbose: boolean; signal: AbortSignal }): Promise<void> {
  // Taken first: a file changed during the build makes it stale.
  const hash = sourceHash(projectRoot)
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const tied = fileURLToPath(new URL('tied.mjs', import.meta.url))
  const output: Buffer[] = []
  const code = await new Promise<number | null>((done, fail) => {
    const child = fork(tied, [process.execPath, next, 'build'], {
      cwd: projectRoot,
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (options.verbose ? process.stdout.write(chunk) : output.push(chunk)))
    }
    const abort = () => child.disconnect()
    if (options.signal.aborted) abort()
    options.signal.addEventListener('abort', abort, { once: true })
    child.once('error', fail)
    child.once('close', status => {
      options.signal.removeEventListener('abort', abort)
      done(status)
    })
  })
  options.signal.throwIfAborted()
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output))
    throw new Error('the site could not be built: the lines above say why')
  }
  writeFileSync(record, hash)
}
