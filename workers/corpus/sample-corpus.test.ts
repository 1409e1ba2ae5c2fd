import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { packageFolder } from '#workers/corpus/package-files.ts'
import { type SampleDocument, sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { sampleSources } from '#workers/corpus/sample-sources.ts'

async function collect(): Promise<SampleDocument[]> {
  const documents: SampleDocument[] = []
  for await (const document of sampleDocuments()) documents.push(document)
  return documents
}

const documents = await collect()
const tokenizer = createTokenizer(JSON.parse(readFileSync('models/solu-1l-d64/tokenizer.json', 'utf8')))

it('has 2 to 4 million tokens, none of its seven domains above 40 %', { timeout: 60_000 }, () => {
  const tokens = new Map<string, number>()
  for (const { domain, text } of documents)
    tokens.set(domain, (tokens.get(domain) ?? 0) + tokenizer.encode(text).length)
  const total = [...tokens.values()].reduce((sum, n) => sum + n, 0)
  expect(total).toBeGreaterThan(2e6)
  expect(total).toBeLessThan(4e6)
  expect([...tokens.keys()].sort()).toEqual([
    'encyclopedic',
    'fiction',
    'javascript',
    'markdown',
    'python',
    'speech',
    'typescript',
  ])
  expect(Math.max(...tokens.values()) / total).toBeLessThan(0.4)
})

it('has documents of 200 to 4,000 characters in order of their hashes, each text once', () => {
  const lengths = documents.map(({ text }) => text.length)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(200)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(4000)
  for (let i = 1; i < documents.length; i++) expect(documents[i].hash > documents[i - 1].hash).toBe(true)
})

it('says of each document where it came from and under which licence', () => {
  for (const { source, licence, url } of documents) {
    expect(source).not.toBe('')
    expect(licence).not.toBe('')
    expect(url).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+$/)
  }
  const sources = documents.map(document => document.source)
  expect(sources).toContainEqual(expect.stringMatching(/^State of the Union 1862, Abraham Lincoln/))
  expect(sources).toContainEqual(expect.stringMatching(/^Moby-Dick by Herman Melville, chapter 1: Loomings/))
  expect(sources).toContainEqual(expect.stringMatching(/^World Factbook, Germany: /))
})

it('takes something from every line of its table, under the licence that the package states', () => {
  const packages = new Set(documents.map(document => `${document.package} ${document.domain}`))
  for (const source of sampleSources) {
    expect(packages).toContain(`${source.package} ${source.domain}`)
    const { license } = JSON.parse(readFileSync(join(packageFolder(source.package), 'package.json'), 'utf8'))
    expect([source.package, license]).toEqual([source.package, source.packageLicence])
  }
})

it('takes only Python under the Python Software Foundation licence', () => {
  const notices = documents
    .filter(document => document.domain === 'python')
    .flatMap(document => document.text.split('\n').filter(line => /copyright|licensed under/i.test(line)))
  expect(notices.filter(line => !/Python Software Foundation|PSF/.test(line))).toEqual([])
})
