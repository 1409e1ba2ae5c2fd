import { withProgress } from '#workers/commands/progress.ts'
import { textTable } from '#workers/commands/text-table.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { readPaths } from '#workers/corpus/read-paths.ts'
import { createReadReport, describeReport } from '#workers/corpus/read-report.ts'
import { SAMPLE_CORPUS, sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { findCorpora } from '#workers/store/find-corpora.ts'

const count = (n: number): string => n.toLocaleString('en-US')
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** How far reading the sources has come, where that is known. */
interface Reading {
  bytesRead: number
  bytesTotal: number
}

const add = async (
  name: string,
  documents: AsyncIterable<SourceDocument>,
  reading: Reading = { bytesRead: 0, bytesTotal: 0 },
): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const begun = Date.now()
    const added = await withProgress(`adding corpus ${name}`, progress =>
      addCorpus(pool, {
        name,
        documents,
        onProgress({ documents: done, bytes }) {
          const rate = bytes / 1e6 / Math.max(0.001, (Date.now() - begun) / 1000)
          const text = `${count(done)} documents, ${megabytes(bytes)} MB, ${rate.toFixed(1)} MB/s`
          progress.update(reading.bytesRead, reading.bytesTotal, text)
        },
      }),
    )
    const what = added.outcome === 'added' ? 'added' : 'is there already, unchanged'
    console.log(`corpus ${name} ${what}: ${count(added.nDocuments)} documents, ${megabytes(added.nBytes)} MB`)
    return 0
  })

/** `soluscope corpus add NAME PATH...`: streams files into a corpus and says what was left out. */
export const corpusAddCommand = async (
  name: string,
  paths: readonly string[],
  { strict = false }: { strict?: boolean },
): Promise<number> => {
  const report = createReadReport()
  const reading: Reading = { bytesRead: 0, bytesTotal: 0 }
  const onProgress = (now: Reading): void => {
    Object.assign(reading, now)
  }
  const code = await add(name, readPaths([...paths], { strict, report, onProgress }), reading)
  for (const line of describeReport(report)) console.log(line)
  return code
}

/** `soluscope corpus sample`: adds the corpus built from texts inside installed packages. */
export const corpusSampleCommand = async (): Promise<number> => add(SAMPLE_CORPUS, sampleDocuments())

/** `soluscope corpus list`: a table of the corpora. */
export const corpusListCommand = async (): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const corpora = await findCorpora(pool)
    if (corpora.length === 0) {
      console.log('no corpora yet: "soluscope corpus add NAME PATH" adds one, "soluscope corpus sample" the sample')
      return 0
    }
    const rows = corpora.map(corpus => [
      corpus.name,
      count(corpus.nDocuments),
      megabytes(corpus.nBytes),
      corpus.manifestHash === null ? 'incomplete: add it again' : 'complete',
    ])
    console.log(textTable(['corpus', 'documents', 'MB', 'state'], rows))
    return 0
  })
