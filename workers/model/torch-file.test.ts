import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTorchFile } from '#lib/inference/torch-file.ts'
import { createRandom } from '#lib/model/testing/random-numbers.ts'
import { readTorchArchive } from '#lib/model/torch/torch-archive.ts'
import { torchFiles } from '#workers/model/testing/torch-fixture.ts'
import { writeZip, type ZipItem } from '#workers/model/testing/write-zip.ts'

const root = mkdtempSync(join(tmpdir(), 'soluscope-torch-file-'))
afterAll(() => rmSync(root, { recursive: true }))
const good = new Uint8Array(readFileSync(join(torchFiles, 'solu-1l', 'model_final.pth')))

/** Writes a file, opens it as a torch file and reads every float tensor; what it threw, or null. */
function readAll(bytes: Uint8Array): string | null {
  const path = join(root, 'file.pth')
  writeFileSync(path, bytes)
  try {
    const file = openTorchFile(path)
    try {
      for (const key of file.shapes.keys()) {
        if (!/mask|IGNORE/.test(key)) for (const piece of file.pieces(key)) expect(piece.length).toBeLessThan(2 ** 21)
      }
    } finally {
      file.close()
    }
    return null
  } catch (error) {
    return (error as Error).message
  }
}

const text = (value: string) => `X${String.fromCharCode(value.length)}\0\0\0${value}`
const int = (value: number) => `J${String.fromCharCode(...new Uint8Array(Uint32Array.of(value).buffer))}`
/** A state dict of one tensor `w` of 4 numbers out of a storage of `length`. */
const pickle = (length = 4, key = '0') => {
  const storage = `(${text('storage')}ctorch\nFloatStorage\n${text(key)}${text('cpu')}${int(length)}tQ`
  const body = `\x80\x02}${text('w')}ctorch._utils\n_rebuild_tensor_v2\n(${storage}K\x00K\x04\x85K\x01\x85\x89NtRs.`
  return Uint8Array.from(body, char => char.charCodeAt(0))
}
const numbers = new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer)
const pkl = (changes: Partial<ZipItem> = {}): ZipItem => ({ name: 'a/data.pkl', data: pickle(), ...changes })
const data = (changes: Partial<ZipItem> = {}): ZipItem => ({ name: 'a/data/0', data: numbers, ...changes })

it('reads stored and compressed entries', () => {
  expect(readAll(good)).toBeNull()
  expect(readAll(writeZip([pkl(), data()]))).toBeNull()
  expect(readAll(writeZip([pkl({ deflate: true }), data({ deflate: true })]))).toBeNull()
})

describe('one line, and nothing run, for', () => {
  const zeros = new Uint8Array(2 ** 21)
  const broken: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(), 'does not begin like a zip archive'],
    ['another kind of file', Uint8Array.from({ length: 500 }, (_, i) => i), 'does not begin like a zip archive'],
    ['no pickle', writeZip([data()]), 'no data.pkl of its own'],
    ['two pickles', writeZip([pkl(), pkl({ name: 'b/data.pkl' })]), 'no data.pkl of its own'],
    ['a TorchScript archive', writeZip([pkl(), data(), data({ name: 'a/constants.pkl' })]), 'TorchScript'],
    ['big-endian numbers', writeZip([pkl(), data(), { name: 'a/byteorder', data: Buffer.from('big') }]), 'big-endian'],
    ['a storage that is not there', writeZip([pkl()]), 'tensor w needs the entry data/0, which is missing'],
    [
      'a storage that is too short',
      writeZip([pkl({ data: pickle(5) }), data()]),
      'needs 20 bytes, its entry data/0 has 16',
    ],
    ['one name twice', writeZip([pkl(), data(), data()]), 'two entries of one name'],
    ['an encrypted entry', writeZip([pkl({ claim: { flags: 1 } }), data()]), 'data.pkl is encrypted'],
    ['another compression', writeZip([pkl({ claim: { method: 12 } }), data()]), 'compressed by method 12'],
    ['entries over one another', writeZip([pkl(), data({ claim: { begin: 5 } })]), 'entries overlap'],
    ['an entry elsewhere', writeZip([pkl(), data({ claim: { begin: 60 } })]), 'overlap at a/data.pkl'],
    [
      'a stored entry larger than itself',
      writeZip([pkl(), data({ claim: { size: 2 ** 31 } })]),
      'claims 2147483648 bytes out of 16',
    ],
    ['a bomb by its claim', writeZip([pkl(), data({ deflate: true, claim: { size: 2 ** 31 } })]), 'that cannot be'],
    [
      'a bomb of a pickle',
      writeZip([pkl({ data: zeros, deflate: true }), data()]),
      'data.pkl claims 2097152 bytes; at most 1048576',
    ],
    [
      'a bomb of a storage',
      writeZip([pkl({ data: pickle(2 ** 19) }), data({ data: zeros, deflate: true })]),
      'tensor w is a small part of its storage; save a copy',
    ],
    [
      'an entry that holds more than it claims',
      writeZip([pkl(), data({ data: zeros, deflate: true, claim: { size: 16 } })]),
      'do not unpack to the 16 that the archive claims',
    ],
    [
      'an entry that holds less than it claims',
      writeZip([pkl({ data: pickle(8) }), data({ deflate: true, claim: { size: 32 } })]),
      'do not unpack to the 32',
    ],
  ]
  it.each(broken)('%s', (_, bytes, message) => {
    const found = readAll(bytes) ?? 'nothing was thrown'
    expect(found).toContain(message)
    expect(found).toMatch(/^torch file: [\x20-\x7e]{1,250}$/)
  })

  it('damaged numbers', () => {
    const bytes = writeZip([pkl(), data()])
    bytes[bytes.indexOf(0x40, 200)] ^= 1
    expect(readAll(bytes)).toBe('torch file: the bytes of tensor w do not match their checksum; the file is damaged')
  })

  it('a file cut short anywhere', () => {
    for (let i = 1; i < 40; i++) {
      const found = readAll(good.subarray(0, Math.floor((good.length * i) / 40))) ?? 'nothing was thrown'
      expect(found).toMatch(/^torch file: (the archive|it does not begin)[\x20-\x7e]*$/)
    }
  })
})

it('unpacks nothing before all sizes have been compared', () => {
  const zeros = new Uint8Array(2 ** 21)
  const bytes = writeZip([pkl({ data: pickle(2 ** 20) }), data({ data: zeros, deflate: true })])
  const source = { size: bytes.length, read: (from: number, length: number) => bytes.subarray(from, from + length) }
  const inflate = () => expect.fail('was asked to unpack')
  expect(() => readTorchArchive(source, inflate)).toThrow('needs 4194304 bytes, its entry data/0 has 2097152')
})

it('ends in a result or one line, whatever byte is changed', () => {
  const random = createRandom(7)
  const names = good.length - 4500
  let refused = 0
  for (let i = 0; i < 160; i++) {
    const bytes = good.slice()
    // The pickle at the start, or the directory at the end: most of what lies between is numbers.
    const at = Math.floor(i % 2 ? 2100 * random() : names + 4500 * random())
    bytes[at] = Math.floor(256 * random())
    const found = readAll(bytes)
    if (found === null) continue
    refused++
    expect(found).not.toContain('\n')
    expect(found.length).toBeLessThan(400)
  }
  expect(refused).toBeGreaterThan(40)
})
