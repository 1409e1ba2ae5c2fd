import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { fetchHubModel, hubFolder, parseHubAddress } from '#workers/model/hub-model.ts'
import { type HubServer, startHub } from '#workers/model/testing/hub-server.ts'
import { torchFiles } from '#workers/model/testing/torch-fixture.ts'

const from = (...path: string[]) => new Uint8Array(readFileSync(join(torchFiles, ...path)))
const tokenizer = from('tokenizer.json')
const weights = from('solu-1l', 'model_final.pth')
const config = Buffer.from(
  JSON.stringify({
    ...JSON.parse(Buffer.from(from('solu-1l', 'config.json')).toString()),
    tokenizer_name: 'NeelNanda/digits',
  }),
)
const repo = 'NeelNanda/SoLU_1L512W_C4_Code'
const repos = {
  [repo]: {
    'config.json': config,
    'model_final.pth': weights,
    'model_init.pth': weights,
    'checkpoints/tokens_000060293120.pth': weights,
  },
  'NeelNanda/digits': { 'tokenizer.json': tokenizer },
  'someone/Two.Files': {
    'config.json': config,
    'a_final.pth': weights,
    'b_final.pth': weights,
    'tokenizer.json': tokenizer,
  },
}
const lines: string[] = []
const get = (text: string, progress: (done: number, total: number) => void = () => {}): Promise<string> => {
  const address = parseHubAddress(text)
  return address ? fetchHubModel(address, progress, line => lines.push(line)) : expect.fail(`${text} is no address`)
}
let home: string
let hub: HubServer

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'soluscope-hub-'))
  hub = await startHub(repos)
  vi.stubEnv('SOLUSCOPE_HOME', home)
  vi.stubEnv('HF_ENDPOINT', `${hub.url}/`)
  lines.length = 0
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await hub.close()
  rmSync(home, { recursive: true })
})

it('knows a repository, a file in one, and what is neither', () => {
  expect(parseHubAddress(repo)).toEqual({ repo })
  expect(parseHubAddress(`https://huggingface.co/${repo}`)).toEqual({ repo })
  expect(parseHubAddress(`${repo}/checkpoints/tokens_1.pth`)).toEqual({ repo, file: 'checkpoints/tokens_1.pth' })
  for (const text of [
    'solu-1l',
    'a/b/../c.pth',
    '../models',
    '/etc/passwd',
    'a/..b',
    'a/b/c/d.pth',
    'a/b/config.json',
  ]) {
    expect(parseHubAddress(text)).toBeUndefined()
  }
  expect(hubFolder(repo)).toBe(join(home, 'models', 'solu-1l'))
  expect(hubFolder('Some.One/My Model')).toBe(join(home, 'models', 'some.one-my-model'))
})

it('fetches config, weights and the tokenizer that the config names, once', async () => {
  const seen: number[] = []
  const path = await get(repo, (done, total) => total === weights.length && seen.push(done))
  const model = await loadModel(path)
  expect(model).toMatchObject({ name: 'solu-1l', folder: join(home, 'models', 'solu-1l') })
  expect(seen.at(-1)).toBe(weights.length)
  expect(readdirSync(path).sort()).toEqual(['config.json', 'model.source.json', 'model_final.pth', 'tokenizer.json'])
  const before = hub.requests.length
  expect(await get(repo)).toBe(path)
  expect(hub.requests.slice(before)).toEqual([`/api/models/${repo}`, '/api/models/NeelNanda/digits'])
})

it('fetches a checkpoint beside them', async () => {
  const path = await get(`${repo}/checkpoints/tokens_000060293120.pth`)
  expect((await loadModel(path)).name).toBe('solu-1l-tokens_000060293120')
})

it('goes on where a connection broke off, and where an earlier process stopped', async () => {
  hub.breakOff(5000, 6000, 0, 0, 0, 0)
  await expect(get(repo)).rejects.toThrow(
    /^127\.0\.0\.1:\d+ broke off at byte 11000 of \d+; try again, it goes on from there$/,
  )
  const ranges = hub.requests.filter(request => request.includes('bytes='))
  expect(ranges[0]).toContain('bytes=5000-')
  expect(ranges.at(-1)).toContain('bytes=11000-')
  const path = await get(repo)
  expect(hub.requests.at(-1)).toBe(`/cdn/${repo}/model_final.pth bytes=11000-`)
  expect(new Uint8Array(readFileSync(join(path, 'model_final.pth')))).toEqual(weights)
})

it('throws away what does not match its hash, and mends a file that was changed here', async () => {
  const path = await get(repo)
  writeFileSync(join(path, 'model_final.pth'), 'changed')
  await get(repo)
  expect(new Uint8Array(readFileSync(join(path, 'model_final.pth')))).toEqual(weights)
  const liar = await startHub(repos, true)
  vi.stubEnv('HF_ENDPOINT', liar.url)
  await expect(get('someone/Two.Files/a_final.pth')).rejects.toThrow(
    /a_final\.pth came with hash [0-9a-f]{12}, the hub lists [0-9a-f]{12}; it was thrown away, try again/,
  )
  expect(readdirSync(hubFolder('someone/Two.Files')).sort()).toEqual(['config.json', 'tokenizer.json'])
  await liar.close()
})

it('says what a repository lacks', async () => {
  await expect(get('nobody/nothing')).rejects.toThrow(/answers 404 for the model nobody\/nothing: there is none/)
  await expect(get('NeelNanda/digits')).rejects.toThrow('NeelNanda/digits has no config.json')
  await expect(get('someone/Two.Files')).rejects.toThrow(
    'got a_final.pth, b_final.pth; name a file: someone/Two.Files/FILE',
  )
  await expect(get(`${repo}/checkpoints/tokens_1.pth`)).rejects.toThrow('has no checkpoints/tokens_1.pth')
})

it('without network says so, or takes what was fetched before', async () => {
  const path = await get(repo)
  vi.stubEnv('HF_ENDPOINT', 'http://127.0.0.1:9')
  expect(await get(repo)).toBe(path)
  expect(lines).toEqual([`the hub cannot be reached; taking ${repo} as it was fetched before`])
  await expect(get('someone/else')).rejects.toThrow(
    /^127\.0\.0\.1:9 cannot be reached \(.+\); add a folder with config/,
  )
  expect(existsSync(hubFolder('someone/else'))).toBe(false)
})
