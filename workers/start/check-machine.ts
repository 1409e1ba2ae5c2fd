import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { makeFolder } from '#workers/database/make-folder.ts'

/** Free disk space below which nothing is started, in bytes: Postgres stops hard when the disk fills. */
export const LEAST_DISK = 500 * 2 ** 20

/** Bytes that this user can still write in a folder's file system. */
export function freeDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Makes the folder and writes to it; throws what the system says, or one line when the disk is nearly full. */
export function checkDisk(folder: string): void {
  makeFolder(folder)
  const probe = join(folder, `probe.${process.pid}`)
  writeFileSync(probe, 'x')
  rmSync(probe)
  const free = freeDisk(folder)
  if (free < LEAST_DISK) {
    const [has, needs] = [free, LEAST_DISK].map(bytes => Math.floor(bytes / 2 ** 20))
    throw new Error(`the disk of ${folder} has ${has} MB free, at least ${needs} MB are needed: free some space`)
  }
}

/** Throws one line when something listens on the port already, or this user may not. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE')
        fail(new Error(`port ${port} is in use: stop what uses it, or choose another: PORT=3001 npm start`))
      else if (code === 'EACCES')
        fail(new Error(`this user may not listen on port ${port}: choose one above 1023 with PORT`))
      else fail(new Error(`cannot listen on ${host}:${port}: ${message}`))
    })
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, () => server.close(() => done()))
  })
}
