import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type CorpusDocument, summariseCorpus } from '#workers/shipped/training-corpus.ts'

/*
 * The model cards' table of the training corpus: `xz -dc texts.jsonl.xz | node --import tsx training/summarise-corpus.ts` writes
 * training/corpus.json. Every line is {"group": ..., "source": ..., "licence": ..., "text": ...}.
 */
async function* documents(): AsyncGenerator<CorpusDocument> {
  let line = 0
  for await (const json of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (json.trim() === '') continue
    const document = JSON.parse(json) as CorpusDocument
    for (const key of ['group', 'source', 'licence', 'text'] as const)
      if (typeof document[key] !== 'string') throw new Error(`line ${line}: wanted a text "${key}", found none`)
    yield document
  }
}

const groups = await summariseCorpus(documents())
writeFileSync(new URL('corpus.json', import.meta.url), `${JSON.stringify(groups, null, 1)}\n`)
console.log(`${groups.length} kinds of text`)
