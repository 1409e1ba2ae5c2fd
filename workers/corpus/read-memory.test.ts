import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'

const MEMBERS = 200
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soluscope-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A gzip file of 200 members (gzip files may be joined), a megabyte each when unpacked. */
async function largeFile(name: string, start: string, megabyte: string, end: string): Promise<string> {
  const path = join(folder, name)
  const member = gzipSync(megabyte)
  await appendFile(path, Buffer.concat([gzipSync(start), ...Array(MEMBERS).fill(member), gzipSync(end)]))
  return path
}

/** Reads a file in a process of its own with 64 MB of heap; documents, bytes of text, and the most memory it took. */
async function readInChild(path: string): Promise<{ documents: number; bytes: number; mebibytes: number }> {
  const script = `
    const { readPaths } = await import(${JSON.stringify(new URL('./read-paths.ts', import.meta.url).href)})
    let documents = 0, bytes = 0
    for await (const { text } of readPaths([process.argv[1]])) { documents++; bytes += Buffer.byteLength(text) }
    console.log(JSON.stringify({ documents, bytes, mebibytes: process.resourceUsage().maxRSS / 1024 }))`
  const flags = ['--max-old-space-size=64', '--import', 'tsx', '--input-type=module', '-e', script, path]
  const { stdout } = await promisify(execFile)(process.execPath, flags)
  return JSON.parse(stdout)
}

const line = `${'Words and words, a line of them. '.repeat(30)}9`
const record = `${JSON.stringify({ text: line })}\n`

it('reads 200 MB of records in little memory', { timeout: 120_000 }, async () => {
  const path = await largeFile('many.jsonl.gz', '', record.repeat(1000), '')
  const { documents, bytes, mebibytes } = await readInChild(path)
  expect([documents, bytes]).toEqual([MEMBERS * 1000, MEMBERS * 1000 * line.length])
  expect(mebibytes).toBeLessThan(400)
})

it('reads one record of 200 MB in little memory', { timeout: 120_000 }, async () => {
  const path = await largeFile('one.jsonl.gz', '{"text": "', line.repeat(1000), '"}\n')
  const { bytes, mebibytes } = await readInChild(path)
  expect(bytes).toBe(MEMBERS * 1000 * line.length)
  expect(mebibytes).toBeLessThan(400)
})
