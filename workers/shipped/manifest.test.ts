import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MANIFEST, makeManifest, manifestFaults, readManifest } from '#workers/shipped/manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'soluscope-manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)

test('the shipped files are those of their manifest, and 100 MB at most', async () => {
  expect(await manifestFaults()).toEqual([])
  const sizes = Object.values(readManifest()).map(({ size }) => size)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100_000_000)
})

test('a file that is changed, gone or new is told', async () => {
  mkdirSync(join(folder, 'a', 'checkpoints'), { recursive: true })
  mkdirSync(join(folder, 'b'))
  write('a/config.json', '{}')
  write('a/checkpoints/tokens_1.safetensors', 'x')
  write('b/config.json', '{}')
  const files = await makeManifest(folder)
  expect(Object.keys(files)).toEqual(['a/checkpoints/tokens_1.safetensors', 'a/config.json', 'b/config.json'])
  expect(files['a/config.json']).toEqual({
    size: 2,
    sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  })
  write(MANIFEST, JSON.stringify({ files }))
  expect(await manifestFaults(folder)).toEqual([])
  write('a/config.json', '[]')
  write('a/more', '')
  rmSync(join(folder, 'b'), { recursive: true })
  expect(await manifestFaults(folder)).toEqual([
    'a/config.json has sha256 4f53cda18c2b…, wanted 44136fa355b3…',
    'b/config.json is missing',
    'a/more is not in manifest.json',
  ])
  expect(await manifestFaults(folder, 'b')).toEqual(['b/config.json is missing'])
})

test('what is no manifest is refused in one line', () => {
  write(MANIFEST, '{"files": {"a": 1}}')
  expect(() => readManifest(folder)).toThrow(/manifest\.json: wanted \{"files"/)
})
