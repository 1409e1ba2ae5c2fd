import { readFile } from 'node:fs/promises'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { sampleSources } from '#workers/corpus/sample-sources.ts'

/** How fast the tokenizer is on one core. */
export interface TokenizerSpeed {
  /** Megabytes (10^6) of UTF-8 prose encoded in a second of CPU time, median of five. */
  mbPerCpuSecond: number
}

/**
 * Encodes the sample corpus' prose (speeches and fiction, 3.4 MB in documents) with the shipped tokenizer, each time with
 * a tokenizer that has seen no word yet; the first round, in which the code is compiled, does not count.
 */
export async function measureTokenizer(): Promise<TokenizerSpeed> {
  const file = new URL('../../models/solu-1l-d64/tokenizer.json', import.meta.url)
  const json: unknown = JSON.parse(await readFile(file, 'utf8'))
  const texts: string[] = []
  const prose = sampleSources.filter(source => source.domain === 'speech' || source.domain === 'fiction')
  for await (const document of sampleDocuments(prose)) texts.push(document.text)
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const round = (): number => {
    const tokenizer = createTokenizer(json)
    const before = process.cpuUsage()
    for (const text of texts) tokenizer.encode(text)
    const { user, system } = process.cpuUsage(before)
    return megabytes / ((user + system) / 1e6)
  }
  round()
  const rounds = Array.from({ length: 5 }, round).sort((a, b) => a - b)
  return { mbPerCpuSecond: rounds[2] }
}
