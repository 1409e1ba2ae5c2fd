import { listedTokens } from '#lib/analysis/proportional-sample.ts'
import { type Example, type ExampleGroup, encodeExamples } from '#lib/neuron/examples.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { DocumentOrder, TopLists } from '#lib/numeric/top-k.ts'
import type { SampleRow } from '#workers/analyse/sample-rows.ts'
import type { SamplesInput } from '#workers/analyse/samples-input.ts'
import { runTails, type TailSession } from '#workers/analyse/tail-session.ts'
import { type CollectedIndex, type FoundWindow, indexCollected } from '#workers/plan/collected-index.ts'
import type { CollectRow } from '#workers/plan/rows-to-collect.ts'
import { emptyRequests } from '#workers/plan/window-requests.ts'
import { createWindowWriter } from '#workers/plan/window-writer.ts'

/** Where negative activations mean something (methods §1 iii). */
export const tailSites = ['pre', 'post'] as const

/** Tokens that a first run over the sample chose; lists name documents by their place in the sample. */
export interface ChosenLists {
  drawn: TopLists
  /** By tailSites. */
  tails: TopLists[]
  order: DocumentOrder
}

interface WindowsInput {
  source: TailSession
  input: SamplesInput
  rows: readonly SampleRow[]
  /** Slot of each document's first token. */
  starts: readonly number[]
  lists: ChosenLists
  random: CollectedIndex
}

/** Packed `samples` of every neuron; null for the dead. */
export async function sampleWindows({ source, input, rows, starts, lists, random }: WindowsInput) {
  const { documents, site, scales } = input
  const { order } = lists
  const alive = Array.from(scales, scale => !Number.isNaN(scale))
  const chosen = [lists.drawn, ...lists.tails].map(list =>
    alive.map((lives, neuron) => (lives ? listedTokens(list, neuron, order) : [])),
  )
  const cuts = chosen.map((tokens, i) => {
    const at: HookSite = i === 0 ? site : tailSites[i - 1]
    return { at, writer: writerOf({ source, input, rows, starts }, tokens) }
  })
  await runTails(
    source,
    rows.map((row, index) => ({ ...row, index })),
    (row, activations) => {
      for (const { at, writer } of cuts) writer.addRow(row.index, activations[at]!)
    },
  )
  const indexes = cuts.map(({ writer }) => indexCollected([writer.finish()]))
  const nTokens = rows.reduce((sum, row) => sum + row.length, 0)
  return alive.map((lives, neuron) => {
    if (!lives) return null
    const [drawn, ...tails] = chosen.map((tokens, i) =>
      tokens[neuron].map(({ document, token }) =>
        exampleOf(indexes[i].find(neuron, documents[document].ordinal, token, 'interval')),
      ),
    )
    const any = random.random(neuron).map(exampleOf)
    const groups: ExampleGroup[] = [
      groupOf('proportional', undefined, drawn.toSorted(strongestFirst), nTokens),
      ...tails.map((tail, i) => groupOf('negative', tailSites[i], tail, nTokens)),
      groupOf('random', undefined, any.toSorted(strongestFirst), input.random.nTokens),
    ]
    return encodeExamples(groups)
  })
}

function writerOf(
  { source, input, rows, starts }: Omit<WindowsInput, 'lists' | 'random'>,
  tokens: readonly { document: number; token: number }[][],
) {
  const { documents, layer, scales } = input
  const perRow = source.config.nCtx - 1
  const firstRow: number[] = []
  rows.forEach((row, i) => {
    firstRow[row.document] ??= i
  })
  const collect = rows.map((row, index): CollectRow => {
    const { document, length, first } = row
    return { index, document, start: first - starts[document], length, windows: [], random: [] }
  })
  const requests = emptyRequests(tokens.reduce((sum, own) => sum + own.length, 0))
  // The rows run in the same batches as when these were chosen: there is nothing that could differ.
  requests.expected.fill(Number.NaN)
  requests.layer.fill(layer)
  let at = 0
  tokens.forEach((own, neuron) => {
    for (const { document, token } of own) {
      requests.neuron[at] = neuron
      requests.document[at] = documents[document].ordinal
      requests.token[at] = token
      collect[firstRow[document] + Math.floor(token / perRow)].windows.push(at++)
    }
  })
  return createWindowWriter({ rows: collect, documents, requests, layer, dMlp: scales.length })
}

const exampleOf = (found: FoundWindow | undefined): Example => {
  if (!found) throw new Error('samples: wanted the window of a token that was chosen, got none')
  const { document, token, activation, window } = found
  return { document, token, activation, window }
}

const strongestFirst = (a: Example, b: Example) =>
  b.activation - a.activation || a.document - b.document || a.token - b.token

const groupOf = (
  kind: ExampleGroup['kind'],
  label: string | undefined,
  examples: Example[],
  tokens: number,
): ExampleGroup => {
  const values = examples.map(({ activation }) => activation)
  return { kind, label, low: Math.min(0, ...values), high: Math.max(0, ...values), tokens, examples }
}
