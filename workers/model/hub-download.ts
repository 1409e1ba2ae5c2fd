import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ask, type HubFile, type HubRepo, hubEndpoint } from '#workers/model/hub-repo.ts'

/** How often a broken connection is taken up again without a byte in between. */
const TRIES = 4

/** A connection that brings nothing for so long is given up. */
const STALL_MS = 60_000

/**
 * Fetches one file to `target`, through `target`.part: a download that broke off, in this process or an earlier one, goes on
 * where it stopped. The file gets its name only when its size and hash are those that the hub lists; throws one line otherwise.
 */
export async function downloadFile(
  { repo, commit }: Pick<HubRepo, 'repo' | 'commit'>,
  file: HubFile,
  target: string,
  onBytes: (done: number) => void,
): Promise<void> {
  // Of another commit the rest would not fit.
  const part = `${target}.${file.hash.hex.slice(0, 12)}.part`
  await mkdir(dirname(target), { recursive: true })
  const path = file.path.split('/').map(encodeURIComponent).join('/')
  const url = `${hubEndpoint()}/${repo}/resolve/${commit}/${path}`
  let tries = 0
  for (let have = await sizeOf(part); have < file.size || have === 0; ) {
    const before = have
    await fetchRest(url, part, have, file.size, onBytes).catch(async error => {
      if (++tries >= TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, 250 * tries))
    })
    have = await sizeOf(part)
    if (have > before) tries = 0
    if (file.size === 0) break
  }
  const hex = await hashFile(part, file)
  if (hex === file.hash.hex) return rename(part, target)
  await rm(part, { force: true })
  throw new Error(
    `${repo}: ${file.path} came with hash ${hex.slice(0, 12)}, the hub lists ${file.hash.hex.slice(0, 12)}; it was thrown away, try again`,
  )
}

/** True where a file of that size and hash is there. */
export const isDownloaded = async (file: HubFile, target: string): Promise<boolean> =>
  (await sizeOf(target)) === file.size && (await hashFile(target, file)) === file.hash.hex

/** Bytes of a file, 0 where there is none. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function fetchRest(url: string, part: string, have: number, size: number, onBytes: (done: number) => void) {
  const response = await ask(url, have > 0 ? { range: `bytes=${have}-` } : {})
  // A server that does not know ranges sends all of it again; one that has less than we do is of another mind.
  const from = response.status === 206 ? have : 0
  if (response.status === 416) return rm(part, { force: true })
  if (!response.ok || !response.body) throw new Error(`${new URL(url).host} answers ${response.status} for ${url}`)
  const handle = await open(part, from > 0 ? 'a' : 'w')
  const reader = response.body.getReader()
  let done = from
  try {
    for (;;) {
      const stalled = setTimeout(() => reader.cancel().catch(() => {}), STALL_MS)
      const { value, done: ended } = await reader
        .read()
        .catch(() => ({ value: undefined, done: true as const }))
        .finally(() => clearTimeout(stalled))
      if (ended) break
      done += value.length
      if (done > size) throw new Error(`${url} brings more than the ${size} bytes that the hub lists`)
      await handle.write(value)
      onBytes(done)
    }
  } finally {
    await reader.cancel().catch(() => {})
    await handle.close()
  }
  if (done < size)
    throw new Error(`${new URL(url).host} broke off at byte ${done} of ${size}; try again, it goes on from there`)
}

async function hashFile(path: string, { size, hash }: HubFile): Promise<string> {
  const digest = createHash(hash.kind === 'git' ? 'sha1' : 'sha256')
  if (hash.kind === 'git') digest.update(`blob ${size}\0`)
  for await (const bytes of createReadStream(path)) digest.update(bytes as Uint8Array)
  return digest.digest('hex')
}
