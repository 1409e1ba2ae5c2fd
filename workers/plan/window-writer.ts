import { quantise } from '#lib/neuron/examples.ts'
import { sameActivation } from '#lib/neuron/same-activation.ts'
import type { CollectedWindows } from '#workers/plan/collected-windows.ts'
import type { CollectRow } from '#workers/plan/rows-to-collect.ts'
import { type WindowRequests, windowFlags, windowReach } from '#workers/plan/window-requests.ts'
import { PermanentError } from '#workers/queue/work-error.ts'

/** Cuts the wanted windows of one layer out of rows of activations. */
export interface WindowWriter {
  /** `activations` [row.length + 1, dMlp], BOS first; `row` counts in the list given at the start. Each row once, any order. */
  addRow(row: number, activations: Float32Array): void
  /** All windows, by neuron, document, token and flags. */
  finish(): CollectedWindows
}

/** What the windows are cut for. */
export interface WindowWriterOptions {
  rows: readonly CollectRow[]
  /** The shard's documents. */
  documents: readonly { ordinal: number; tokens: Uint16Array }[]
  requests: WindowRequests
  layer: number
  dMlp: number
  /** How far windows reach; default windowReach. */
  reach?: typeof windowReach
}

/** Marks a window that no request asked for: a random token's. */
const NO_REQUEST = 0xffffffff

/** Allowed difference between the scan's activation (NaN: none) and this one: other batch shapes may round differently. */
const agrees = (scanned: number, again: number): boolean => Number.isNaN(scanned) || sameActivation(scanned, again)

/** Windows row by row as they will be met: `first` is where each row's begin, [nRows + 1]; the others are [n]. */
const listWindows = ({ rows, requests, layer, dMlp }: WindowWriterOptions) => {
  const asked = rows.map(row => row.windows.filter(i => requests.layer[i] === layer))
  const first = new Uint32Array(rows.length + 1)
  rows.forEach((row, r) => {
    first[r + 1] = first[r] + asked[r].length + row.random.length * dMlp
  })
  const n = first[rows.length]
  const list = { first, request: new Uint32Array(n), neuron: new Uint32Array(n), token: new Uint32Array(n) }
  let at = 0
  const put = (request: number, neuron: number, token: number): void => {
    list.request[at] = request
    list.neuron[at] = neuron
    list.token[at++] = token
  }
  rows.forEach((row, r) => {
    for (const i of asked[r]) put(i, requests.neuron[i], requests.token[i])
    for (const token of row.random) for (let neuron = 0; neuron < dMlp; neuron++) put(NO_REQUEST, neuron, token)
  })
  return list
}

/** A writer with room for every window from the start: a layer can have hundreds of thousands. */
export const createWindowWriter = (options: WindowWriterOptions): WindowWriter => {
  const { rows, documents, requests, dMlp, reach = windowReach } = options
  const list = listWindows(options)
  const n = list.neuron.length
  const rowOf = new Uint32Array(n)
  for (let r = 0; r < rows.length; r++) rowOf.fill(r, list.first[r], list.first[r + 1])
  const flagsOf = (i: number): number =>
    list.request[i] === NO_REQUEST ? windowFlags.random : requests.flags[list.request[i]]
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) =>
      list.neuron[a] - list.neuron[b] ||
      rows[rowOf[a]].document - rows[rowOf[b]].document ||
      list.token[a] - list.token[b] ||
      flagsOf(a) - flagsOf(b),
  )
  const place = new Uint32Array(n)
  const windows: CollectedWindows = {
    neuron: new Uint32Array(n),
    document: new Uint32Array(n),
    token: new Uint32Array(n),
    tokenId: new Uint16Array(n),
    flags: new Uint8Array(n),
    copies: new Uint16Array(n),
    activation: new Float32Array(n),
    start: new Uint32Array(n),
    low: new Float32Array(n),
    high: new Float32Array(n),
    offset: new Uint32Array(n + 1),
    levels: new Uint8Array(0),
  }
  order.forEach((i, at) => {
    place[i] = at
    const row = rows[rowOf[i]]
    const token = list.token[i]
    const flags = flagsOf(i)
    const { before, after } = reach(flags)
    windows.neuron[at] = list.neuron[i]
    windows.document[at] = documents[row.document].ordinal
    windows.token[at] = token
    windows.tokenId[at] = documents[row.document].tokens[token]
    windows.flags[at] = flags
    if (list.request[i] !== NO_REQUEST) windows.copies[at] = requests.copies[list.request[i]]
    windows.start[at] = Math.max(row.start, token - before)
    const end = Math.min(row.start + row.length, token + after + 1)
    windows.offset[at + 1] = windows.offset[at] + end - windows.start[at]
  })
  windows.levels = new Uint8Array(windows.offset[n])

  const check = (at: number, expected: number): void => {
    if (agrees(expected, windows.activation[at])) return
    throw new PermanentError(
      `layer ${options.layer} neuron ${windows.neuron[at]}: wanted the scan's activation ${expected} on token ` +
        `${windows.token[at]} of document ${windows.document[at]}, got ${windows.activation[at]}; the machines of this ` +
        'run compute differently, run it on one kind',
    )
  }

  // One for all: hundreds of thousands of their own would be garbage that the collector does not see the size of.
  const longest = windows.offset.reduce((most, end, at) => Math.max(most, at > 0 ? end - windows.offset[at - 1] : 0), 0)
  const scratch = new Float32Array(longest)
  return {
    addRow(row, activations) {
      const { start: rowStart } = rows[row]
      for (let i = list.first[row]; i < list.first[row + 1]; i++) {
        const at = place[i]
        const neuron = list.neuron[i]
        const start = windows.start[at]
        const levels = windows.levels.subarray(windows.offset[at], windows.offset[at + 1])
        const values = scratch.subarray(0, levels.length)
        // Position 0 of the row is BOS, so token `start` is at start - rowStart + 1.
        for (let t = 0; t < values.length; t++) values[t] = activations[(start - rowStart + 1 + t) * dMlp + neuron]
        windows.activation[at] = activations[(list.token[i] - rowStart + 1) * dMlp + neuron]
        if (list.request[i] !== NO_REQUEST) check(at, requests.expected[list.request[i]])
        const { low, high } = quantise(values, levels)
        windows.low[at] = low
        windows.high[at] = high
      }
    },
    finish: () => windows,
  }
}
