import { nearDuplicates, type PeakWindow } from '#lib/analysis/near-duplicates.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { intervalSample } from '#lib/numeric/interval-sample.ts'
import { decodeMergedLayer, type MergedLayer } from '#lib/numeric/merged-layer.ts'
import { windowAround } from '#workers/analyse/wanted-tokens.ts'
import { shownExamples } from '#workers/plan/neuron-examples.ts'
import { emptyRequests, type WindowRequests, windowFlags } from '#workers/plan/window-requests.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** A window that a neuron needs. */
interface Request {
  neuron: number
  ref: StrongestRef
  flags: number
  copies: number
}

/** A layer whose windows are planned, some neurons at a time. */
interface OpenRequests {
  layer: number
  statistics: MergedLayer
  requests: Request[]
  nCtx: number
  /** The strongest examples at hand: first neuron, and the places in each one's list by document. */
  first: number
  byDocument: Map<number, { neuron: number; rank: number; token: number }[]>
  windows: (PeakWindow | undefined)[][]
}

/** Windows of text in memory at once: some 60 MB. */
const windowsAtOnce = 2 ** 18

let open: OpenRequests | undefined

const layer = (): OpenRequests => {
  if (!open) throw new Error('no layer was begun in this thread; call beginRequests first')
  return open
}

/** Starts on a layer from its merged statistics; how many neurons are taken at once. */
export const beginRequests = (input: { merged: Uint8Array; layer: number; nCtx: number }) => {
  const statistics = decodeMergedLayer(input.merged)
  const { layer, nCtx } = input
  open = { layer, nCtx, statistics, requests: [], first: 0, byDocument: new Map(), windows: [] }
  return { dMlp: statistics.dMlp, atOnce: Math.max(1, Math.floor(windowsAtOnce / statistics.topK)) }
}

/** Turns to the neurons `first` .. `end - 1`, whose strongest examples' texts are to come. */
export const beginTexts = ({ first, end }: { first: number; end: number }): void => {
  const state = layer()
  state.first = first
  state.byDocument = new Map()
  state.windows = []
  for (let neuron = first; neuron < end; neuron++) {
    const refs = state.statistics.topRefs(neuron)
    state.windows.push(new Array(refs.length).fill(undefined))
    refs.forEach(({ document, token }, rank) => {
      const own = state.byDocument.get(document)
      const place = { neuron: neuron - first, rank, token }
      if (own) own.push(place)
      else state.byDocument.set(document, [place])
    })
  }
}

/** Hands over documents; each once for these neurons, in any order. */
export const addTexts = (documents: Pick<TokenDocument, 'ordinal' | 'tokens'>[]): void => {
  const { byDocument, windows, nCtx } = layer()
  for (const { ordinal, tokens } of documents)
    for (const { neuron, rank, token } of byDocument.get(ordinal) ?? [])
      windows[neuron][rank] = windowAround(tokens, token, nCtx)
}

/**
 * Decides on the windows of these neurons: for each the strongest unit of 20 texts that are no near-duplicates of each other, the
 * strongest of every kind of text, and its interval sample. A token that two intervals drew is asked for once.
 */
export const endTexts = (_: null): void => {
  const { statistics, windows, requests, first } = layer()
  windows.forEach((own, i) => {
    const neuron = first + i
    const refs = statistics.topRefs(neuron)
    const missing = own.indexOf(undefined)
    if (missing >= 0) throw new Error(`wanted document ${refs[missing].document} of the corpus, got none`)
    for (const { leader, members } of nearDuplicates(own as PeakWindow[]).slice(0, shownExamples))
      requests.push({ neuron, ref: refs[leader], flags: windowFlags.strongest, copies: members.length })
    for (let domain = 0; domain < statistics.nDomains; domain++)
      for (const ref of statistics.domainRefs(neuron, domain))
        requests.push({ neuron, ref, flags: windowFlags.domain, copies: 1 })
    const seen = new Set<string>()
    const intervals = intervalSample(statistics.histogram(neuron), statistics.samples(neuron), statistics.max(neuron))
    for (const ref of intervals.flatMap(({ examples }) => examples)) {
      const key = `${ref.document} ${ref.token}`
      if (!seen.has(key)) requests.push({ neuron, ref, flags: 0, copies: 1 })
      seen.add(key)
    }
  })
}

/** All windows that the layer needs, ordered by neuron. */
export const endRequests = (_: null): WindowRequests => {
  const { layer: number, requests } = layer()
  open = undefined
  const all = emptyRequests(requests.length)
  requests.forEach(({ neuron, ref, flags, copies }, i) => {
    all.layer[i] = number
    all.neuron[i] = neuron
    all.document[i] = ref.document
    all.token[i] = ref.token
    all.flags[i] = flags
    all.copies[i] = copies
    all.expected[i] = ref.activation
  })
  return all
}
