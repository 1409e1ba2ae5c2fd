import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { type SampleSource, sampleSources } from '#workers/corpus/sample-sources.ts'

interface Count {
  documents: number
  characters: number
  tokens: number
}

type Counts = Map<string, Count>

const keyOf = ({ package: name, domain }: { package: string; domain: string }) => `${name} ${domain}`
const number = (n: number) => n.toLocaleString('en-GB')

function add(counts: Counts, key: string, text: string, tokens: number): void {
  const count = counts.get(key) ?? { documents: 0, characters: 0, tokens: 0 }
  counts.set(key, {
    documents: count.documents + 1,
    characters: count.characters + text.length,
    tokens: count.tokens + tokens,
  })
}

const sum = (counts: (Count | undefined)[]): Count =>
  counts.reduce<Count>(
    (total, count) => ({
      documents: total.documents + (count?.documents ?? 0),
      characters: total.characters + (count?.characters ?? 0),
      tokens: total.tokens + (count?.tokens ?? 0),
    }),
    { documents: 0, characters: 0, tokens: 0 },
  )

const row = (cells: string[]) => `| ${cells.join(' | ')} |`

function domainTable(domains: Counts): string[] {
  const total = sum([...domains.values()])
  const line = (name: string, count: Count) =>
    row([
      name,
      number(count.documents),
      number(count.characters),
      number(count.tokens),
      `${((100 * count.tokens) / total.tokens).toFixed(1)} %`,
    ])
  const sorted = [...domains].sort(([, a], [, b]) => b.tokens - a.tokens)
  return [
    row(['domain', 'documents', 'characters', 'tokens', 'share']),
    row(['---', '---:', '---:', '---:', '---:']),
    ...sorted.map(([name, count]) => line(name, count)),
    line('all', total),
  ]
}

/** One row for each domain, licence and description; all packages of it are linked. */
function sourceTable(counts: Counts): string[] {
  const rows = new Map<string, SampleSource[]>()
  for (const source of sampleSources) {
    const key = [source.domain, source.licence, source.words].join('\n')
    rows.set(key, [...(rows.get(key) ?? []), source])
  }
  const lines = [...rows.values()].map(sources => {
    const { domain, licence, words } = sources[0]
    const { documents, tokens } = sum(sources.map(source => counts.get(keyOf(source))))
    const links = sources.map(source => `[${source.package}](${source.url})`).join(', ')
    return row([links, words, domain, licence, number(documents), number(tokens)])
  })
  return [
    row(['package', 'what', 'domain', 'licence', 'documents', 'tokens']),
    row(['---', '---', '---', '---', '---:', '---:']),
    ...lines,
  ]
}

/** The sample corpus in two Markdown tables, by domain and by package; tokens with the shipped models' tokenizer. */
export async function sampleTable(): Promise<string> {
  const file = new URL('../../models/solu-1l-d64/tokenizer.json', import.meta.url)
  const tokenizer = createTokenizer(JSON.parse(await readFile(file, 'utf8')))
  const domains: Counts = new Map()
  const packages: Counts = new Map()
  for await (const document of sampleDocuments()) {
    const tokens = tokenizer.encode(document.text).length
    add(domains, document.domain, document.text, tokens)
    add(packages, keyOf(document), document.text, tokens)
  }
  return [...domainTable(domains), '', ...sourceTable(packages), ''].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await sampleTable())
