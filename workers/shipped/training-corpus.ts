import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#workers/database/project.ts'

const form = z.array(
  z.object({
    group: z.string(),
    documents: z.number(),
    /** Of their texts in UTF-8. */
    bytes: z.number(),
    /** Sources by licence, as each source names it. */
    licences: z.record(z.string(), z.number()),
  }),
)

/** One kind of text of the corpus that the shipped models were trained on. */
export type CorpusGroup = z.infer<typeof form>[number]

/** What the training corpus was made of; its texts are no part of the project. */
export const trainingCorpus = (): CorpusGroup[] =>
  form.parse(JSON.parse(readFileSync(join(projectRoot, 'training', 'corpus.json'), 'utf8')))

/** A document of the corpus, as far as the summary needs it. */
export interface CorpusDocument {
  group: string
  source: string
  licence: string
  text: string
}

/** Documents as groups, largest first. */
export const summariseCorpus = async (documents: AsyncIterable<CorpusDocument>): Promise<CorpusGroup[]> => {
  const groups = new Map<string, { documents: number; bytes: number; licences: Map<string, Set<string>> }>()
  for await (const { group, source, licence, text } of documents) {
    const entry = groups.get(group) ?? { documents: 0, bytes: 0, licences: new Map() }
    entry.documents++
    entry.bytes += Buffer.byteLength(text)
    entry.licences.set(licence, (entry.licences.get(licence) ?? new Set()).add(source))
    groups.set(group, entry)
  }
  const largest = [...groups].sort(([, a], [, b]) => b.bytes - a.bytes)
  return largest.map(([group, { documents: n, bytes, licences }]) => {
    const counts = [...licences].map(([licence, sources]) => [licence, sources.size] as const)
    return {
      group,
      documents: n,
      bytes,
      licences: Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))),
    }
  })
}
