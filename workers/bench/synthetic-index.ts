import { readFile } from 'node:fs/promises'
import { createDocumentHasher } from '#lib/numeric/document-hash.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { countFirings, halfOf } from '#lib/patterns/firing-counts.ts'
import { encodeFirings } from '#lib/patterns/firing-part.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { cutIndexParts } from '#workers/plan/index-parts.ts'

/** A document of the sample, tokenised. */
export interface BenchDocument {
  hash: bigint
  tokens: Uint16Array
}

/** Documents of the sample corpus, until they have `nTokens` tokens together, and the tokenizer's bytes of each token. */
export async function realTexts(nTokens: number) {
  const file = new URL('../../models/solu-1l-d64/tokenizer.json', import.meta.url)
  const tokenizer = createTokenizer(JSON.parse(await readFile(file, 'utf8')))
  const hashOf = await createDocumentHasher()
  const documents: BenchDocument[] = []
  let taken = 0
  for await (const { text } of sampleDocuments()) {
    if (taken >= nTokens) break
    const tokens = tokenizer.encode(text).subarray(0, nTokens - taken)
    documents.push({ hash: hashOf(text), tokens })
    taken += tokens.length
  }
  return { documents, tokenBytes: tokenizer.tokenBytes }
}

/** The texts of an index as its parts are stored. */
export const textParts = (
  documents: readonly BenchDocument[],
  tokenBytes: (id: number) => Uint8Array,
  nCtx: number,
): Uint8Array[] =>
  cutIndexParts(documents).map((own, part) => {
    const rows = cutRows(
      own.map(({ tokens }) => tokens.length),
      nCtx,
    ).map(({ document, start, length }) => {
      const { hash, tokens } = own[document]
      return { document, first: start, hash, tokens: tokens.subarray(start, start + length) }
    })
    return encodeTextPart(makeTextPart(part, rows, tokenBytes))
  })

/** Parts of a layer whose neurons fire at random: each at each token with probability `rate`, all levels as likely. */
export function randomLayer(
  documents: readonly BenchDocument[],
  layer: number,
  dMlp: number,
  rate: number,
): Uint8Array[] {
  const random = seededRandom(layer + 1)
  const gap = 1 / Math.log(1 - rate)
  return cutIndexParts(documents).map((own, part) => {
    const nTokens = own.reduce((sum, { tokens }) => sum + tokens.length, 0)
    const room = Math.ceil(1.2 * nTokens * dMlp * rate) + 1000
    const [neurons, steps] = [new Uint16Array(room), new Uint8Array(room)]
    const starts = new Uint32Array(nTokens + 1)
    let n = 0
    for (let slot = 0; slot < nTokens; slot++) {
      for (let at = skip(random, gap); at < dMlp; at += 1 + skip(random, gap)) {
        neurons[n] = at
        steps[n++] = 10 + ((at * 31 + slot) % 100)
      }
      starts[slot + 1] = n
    }
    const firings = { starts, neurons: neurons.slice(0, n), steps: steps.slice(0, n) }
    const firsts = [0]
    for (const { tokens } of own) firsts.push(firsts[firsts.length - 1] + tokens.length)
    const half = own.map(({ hash }) => halfOf(hash))
    return encodeFirings(part, { layer, dMlp, ...firings, counts: countFirings(firings, firsts, half, dMlp) })
  })
}

/** Neurons until the next that fires. */
const skip = (random: () => number, gap: number): number => Math.floor(Math.log(1 - random()) * gap)
