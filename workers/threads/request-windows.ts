import { nearDuplicates } from '#lib/analysis/near-duplicates.ts'
import { intervalSample } from '#lib/numeric/interval-sample.ts'
import { decodeMergedLayer, type MergedLayer } from '#lib/numeric/merged-layer.ts'
import { createPackedWindows, type PackedWindows } from '#workers/analyse/packed-windows.ts'
import { windowAround } from '#workers/analyse/wanted-tokens.ts'
import { shownExamples } from '#workers/plan/neuron-examples.ts'
import { createRequestList, type RequestList } from '#workers/plan/request-list.ts'
import { type WantedPlaces, wantedPlaces } from '#workers/plan/wanted-places.ts'
import { type WindowRequests, windowFlags } from '#workers/plan/window-requests.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** The neurons whose texts are to come: `first` .. `end - 1`. A place is an example, one neuron's after the other's. */
interface OpenTexts {
  first: number
  end: number
  wanted: WantedPlaces
  windows: PackedWindows
  /** 1 where the place's window is there. */
  there: Uint8Array
}

/** A layer whose windows are planned, some neurons at a time. */
interface OpenRequests {
  layer: number
  statistics: MergedLayer
  requests: RequestList
  nCtx: number
  texts?: OpenTexts
}

/** Windows of text in memory at once: some 40 MB with the places that want them. */
const windowsAtOnce = 2 ** 19

let open: OpenRequests | undefined

const layer = (): OpenRequests => {
  if (!open) throw new Error('no layer was begun in this thread; call beginRequests first')
  return open
}

const texts = (): OpenTexts => {
  const found = layer().texts
  if (!found) throw new Error('no neurons were begun in this thread; call beginTexts first')
  return found
}

/** Starts on a layer from its merged statistics; how many neurons are taken at once. */
export const beginRequests = (input: { merged: Uint8Array; layer: number; nCtx: number }) => {
  const statistics = decodeMergedLayer(input.merged)
  const { layer, nCtx } = input
  open = { layer, nCtx, statistics, requests: createRequestList() }
  return { dMlp: statistics.dMlp, atOnce: Math.max(1, Math.floor(windowsAtOnce / statistics.topK)) }
}

/** Turns to the neurons `first` .. `end - 1`, whose strongest examples' texts are to come. */
export const beginTexts = ({ first, end }: { first: number; end: number }): void => {
  const state = layer()
  const { statistics } = state
  const room = (end - first) * statistics.topK
  const refs = { document: new Uint32Array(room), token: new Uint32Array(room) }
  let n = 0
  for (let neuron = first; neuron < end; neuron++)
    for (const { document, token } of statistics.topRefs(neuron)) {
      refs.document[n] = document
      refs.token[n++] = token
    }
  const wanted = wantedPlaces({ document: refs.document.slice(0, n), token: refs.token.slice(0, n) })
  state.texts = { first, end, wanted, windows: createPackedWindows(n), there: new Uint8Array(n) }
}

/** Hands over documents; each once for these neurons, in any order. */
export const addTexts = (documents: Pick<TokenDocument, 'ordinal' | 'tokens'>[]): void => {
  const { nCtx } = layer()
  const { wanted, windows, there } = texts()
  for (const { ordinal, tokens } of documents)
    wanted.inDocument(ordinal, (place, token) => {
      windows.set(place, windowAround(tokens, token, nCtx))
      there[place] = 1
    })
}

/**
 * Decides on the windows of these neurons: for each the strongest unit of 20 texts that are no near-duplicates of each other, the
 * strongest of every kind of text, and its interval sample. A token that two intervals drew is asked for once.
 */
export const endTexts = (_: null): void => {
  const { layer: number, statistics, requests } = layer()
  const { first, end, windows, there } = texts()
  let from = 0
  for (let neuron = first; neuron < end; neuron++) {
    const ask = (ref: { document: number; token: number; activation: number }, flags: number, copies: number) => {
      const { document, token, activation: expected } = ref
      requests.push({ layer: number, neuron, document, token, flags, copies, expected })
    }
    const refs = statistics.topRefs(neuron)
    const missing = there.subarray(from, from + refs.length).indexOf(0)
    if (missing >= 0) throw new Error(`wanted document ${refs[missing].document} of the corpus, got none`)
    const own = refs.map((_, rank) => windows.get(from + rank))
    from += refs.length
    for (const { leader, members } of nearDuplicates(own).slice(0, shownExamples))
      ask(refs[leader], windowFlags.strongest, members.length)
    for (let domain = 0; domain < statistics.nDomains; domain++)
      for (const ref of statistics.domainRefs(neuron, domain)) ask(ref, windowFlags.domain, 1)
    const seen = new Set<string>()
    const intervals = intervalSample(statistics.histogram(neuron), statistics.samples(neuron), statistics.max(neuron))
    for (const ref of intervals.flatMap(({ examples }) => examples)) {
      const key = `${ref.document} ${ref.token}`
      if (!seen.has(key)) ask(ref, 0, 1)
      seen.add(key)
    }
  }
  layer().texts = undefined
}

/** All windows that the layer needs, ordered by neuron. */
export const endRequests = (_: null): WindowRequests => {
  const { requests } = layer()
  open = undefined
  return requests.finish()
}
