import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type GuardianRecord, readGuardian } from '#workers/database/guardian-file.ts'
import { makeFolder } from '#workers/database/make-folder.ts'
import { waitGone } from '#workers/database/process-identity.ts'
import { projectRoot, runTypeScript, stateFolder } from '#workers/database/project.ts'

/** A database one can connect to until `close` is called. */
export interface OpenDatabase {
  /** postgresql:// address with password. */
  url: string
  /** True when it is the embedded one. */
  embedded: boolean
  /**
   * Lets go of it; an embedded database stops when the last holder, in any process, has let go or died. Resolves when it
   * has stopped, or after a moment where others hold it still.
   */
  close(): Promise<void>
}

/**
 * The database this program works on: DATABASE_URL where set, else the embedded one, started if no other process of
 * this project has it running. An embedded database whose guardian is killed is brought back at the same address.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  if (url) return { url, embedded: false, close: async () => {} }
  const home = stateFolder()
  makeFolder(home)
  return holdEmbedded(home, false)
}

/** An empty embedded database in a temporary folder, removed with all its files when it is let go. */
export async function openScratchDatabase(): Promise<OpenDatabase> {
  const base = mkdtempSync(join(tmpdir(), 'soluscope-'))
  // Root runs Postgres as another user, who must be able to pass through.
  chmodSync(base, 0o711)
  return holdEmbedded(base, true)
}

async function holdEmbedded(home: string, scratch: boolean): Promise<OpenDatabase> {
  let closed = false
  let socket: Socket
  const hold = async () => {
    const held = await lease(home, scratch)
    socket = held.socket
    // Let go while it was being brought back.
    if (closed) socket.destroy()
    socket.once('close', () => {
      if (!closed && !scratch) hold().catch(error => console.error(error.message))
    })
    return held.url
  }
  const url = await hold()
  return {
    url,
    embedded: true,
    async close() {
      closed = true
      socket.destroy()
      const guardian = readGuardian(home)
      if (guardian) await waitGone(guardian.pid, scratch ? 30_000 : 2_000)
    },
  }
}

/** Takes a lease on the folder's guardian, starting one where there is none. */
async function lease(home: string, scratch: boolean): Promise<{ url: string; socket: Socket }> {
  const end = Date.now() + 120_000
  while (Date.now() < end) {
    const record = readGuardian(home)
    if (!record) await startGuardian(home, scratch)
    else if (record.lease && record.url) {
      const socket = await tryLease(record)
      if (socket) return { url: record.url, socket }
    }
    // Another process is starting or stopping it.
    if (record) await new Promise(done => setTimeout(done, 50))
  }
  throw new Error(`the embedded database in ${home} neither starts nor stops: end the process named in guardian.json`)
}

function tryLease({ lease }: GuardianRecord): Promise<Socket | null> {
  return new Promise(done => {
    const socket = connect(lease?.port ?? 0, '127.0.0.1', () => socket.write(lease?.token ?? ''))
    socket.once('error', () => done(null))
    socket.once('close', () => done(null))
    socket.once('data', () => {
      // Once held it must keep no process alive and bring none down.
      socket.on('error', () => {})
      socket.resume()
      socket.unref()
      done(socket)
    })
  })
}

function startGuardian(home: string, scratch: boolean): Promise<void> {
  return new Promise((done, fail) => {
    const script = fileURLToPath(new URL('guardian.ts', import.meta.url))
    const child = fork(script, [home, scratch ? 'scratch' : 'kept'], {
      cwd: projectRoot,
      execArgv: runTypeScript,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let told = false
    child.on('message', (message: { type: string; message?: string }) => {
      told = true
      if (message.type === 'failed') fail(new Error(message.message))
      else done()
    })
    child.once('error', fail)
    child.once('exit', code => {
      if (!told) fail(new Error(`the embedded database's guardian ended early (exit code ${code})`))
    })
    child.once('disconnect', () => child.unref())
  })
}
