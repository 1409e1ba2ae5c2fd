import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MANIFEST, makeManifest } from '#workers/shipped/manifest.ts'
import { shippedAnswer } from '#workers/shipped/shipped-answer.ts'
import { shippedNames } from '#workers/shipped/shipped-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'soluscope-shipped-'))
afterAll(() => rmSync(folder, { recursive: true }))

test("a shipped model's own files are asked after, whichever of its weights was added", async () => {
  mkdirSync(join(folder, 'a', 'checkpoints'), { recursive: true })
  mkdirSync(join(folder, 'b'))
  for (const path of ['a/config.json', 'a/checkpoints/x', 'b/config.json']) writeFileSync(join(folder, path), path)
  writeFileSync(join(folder, MANIFEST), JSON.stringify({ files: await makeManifest(folder) }))
  writeFileSync(join(folder, 'b/config.json'), 'other')
  expect(await shippedAnswer(join(folder, 'a/checkpoints/x'), folder)).toEqual([
    { passed: true, says: 'its files are those of models/manifest.json' },
  ])
  const [{ passed, says }] = await shippedAnswer(join(folder, 'b'), folder)
  expect(passed).toBe(false)
  expect(says).toMatch(/^its files: b\/config\.json has sha256 [0-9a-f]{12}…, wanted [0-9a-f]{12}…$/)
})

test('a model from elsewhere is not asked; one of the project is, by its path there', async () => {
  expect(await shippedAnswer(join(tmpdir(), 'elsewhere'))).toEqual([])
  expect(await shippedAnswer(`models/${shippedNames()[0]}`)).toMatchObject([{ passed: true }])
})
