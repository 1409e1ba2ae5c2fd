import type { SamplesInput } from '#workers/analyse/samples-input.ts'
import { runTails, type TailSession } from '#workers/analyse/tail-session.ts'
import { type CollectedIndex, indexCollected } from '#workers/plan/collected-index.ts'
import { rowsToCollect } from '#workers/plan/rows-to-collect.ts'
import { emptyRequests } from '#workers/plan/window-requests.ts'
import { createWindowWriter } from '#workers/plan/window-writer.ts'

/** Windows around the random tokens are narrow: there are many, and the same text stands under every neuron. */
const reach = () => ({ before: 24, after: 6 })

/** Every neuron's windows on the corpus' random tokens. */
export async function randomWindows(
  source: TailSession,
  { random, site, layer, scales }: SamplesInput,
): Promise<CollectedIndex> {
  const documents = random.documents.toSorted((a, b) => a.ordinal - b.ordinal)
  // rowsToCollect counts documents from the first: here they have gaps.
  const place = new Map(documents.map(({ ordinal }, i) => [ordinal, i]))
  const requests = {
    windows: emptyRequests(0),
    randomDocument: Uint32Array.from(random.tokens, ref => place.get(ref.document)!),
    randomToken: Uint32Array.from(random.tokens, ref => ref.token),
  }
  const numbered = documents.map(({ tokens }, ordinal) => ({ ordinal, tokens }))
  const rows = rowsToCollect(requests, numbered, source.config.nCtx)
  const { windows } = requests
  const writer = createWindowWriter({ rows, documents, requests: windows, layer, dMlp: scales.length, reach })
  const pieces = rows.map(({ index, document, start, length }) => {
    return { index, length, tokens: documents[document].tokens.subarray(start, start + length) }
  })
  await runTails(source, pieces, (row, activations) => writer.addRow(row.index, activations[site]!))
  return indexCollected([writer.finish()])
}
