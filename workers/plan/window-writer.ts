import { quantiseWindow } from '#lib/neuron/examples.ts'
import type { CollectedWindows } from '#workers/plan/collected-windows.ts'
import type { CollectRow } from '#workers/plan/rows-to-collect.ts'
import { type WindowRequests, windowFlags, windowReach } from '#workers/plan/window-requests.ts'
import { PermanentError } from '#workers/queue/work-error.ts'

/** Cuts the wanted windows of one layer out of rows of activations. */
export interface WindowWriter {
  /** `activations` [row.length + 1, dMlp], BOS first. Rows may come in any order, each once. */
  addRow(row: CollectRow, document: { ordinal: number; tokens: Uint16Array }, activations: Float32Array): void
  /** All windows, by neuron, document, token and flags. */
  finish(): CollectedWindows
}

interface Window {
  neuron: number
  document: number
  token: number
  tokenId: number
  flags: number
  activation: number
  start: number
  low: number
  high: number
  levels: Uint8Array
}

/** Allowed difference between the scan's activation and this one: other batch shapes may round differently. */
const agrees = (scanned: number, again: number): boolean => Math.abs(scanned - again) <= 1e-6 + 1e-4 * Math.abs(scanned)

const order = (a: Window, b: Window): number =>
  a.neuron - b.neuron || a.document - b.document || a.token - b.token || a.flags - b.flags

const pack = (windows: readonly Window[]): CollectedWindows => {
  const offset = new Uint32Array(windows.length + 1)
  windows.forEach((window, i) => {
    offset[i + 1] = offset[i] + window.levels.length
  })
  const levels = new Uint8Array(offset[windows.length])
  windows.forEach((window, i) => {
    levels.set(window.levels, offset[i])
  })
  return {
    neuron: Uint32Array.from(windows, w => w.neuron),
    document: Uint32Array.from(windows, w => w.document),
    token: Uint32Array.from(windows, w => w.token),
    tokenId: Uint16Array.from(windows, w => w.tokenId),
    flags: Uint8Array.from(windows, w => w.flags),
    activation: Float32Array.from(windows, w => w.activation),
    start: Uint32Array.from(windows, w => w.start),
    low: Float32Array.from(windows, w => w.low),
    high: Float32Array.from(windows, w => w.high),
    offset,
    levels,
  }
}

/** A writer for the windows of `requests` that belong to `layer`. */
export const createWindowWriter = (
  requests: WindowRequests,
  layer: number,
  { dMlp, bosTokenId }: { dMlp: number; bosTokenId: number },
): WindowWriter => {
  const windows: Window[] = []
  return {
    addRow(row, document, activations) {
      const cut = (neuron: number, token: number, flags: number): Window => {
        const { before, after } = windowReach(flags)
        const start = Math.max(row.start, token - before)
        const end = Math.min(row.start + row.length, token + after + 1)
        const values = new Float32Array(end - start)
        // Position 0 of the row is BOS, so token `start` is at start - row.start + 1.
        for (let i = 0; i < values.length; i++) values[i] = activations[(start - row.start + 1 + i) * dMlp + neuron]
        const peak = flags & windowFlags.bos ? 0 : token - row.start + 1
        const activation = activations[peak * dMlp + neuron]
        const { low, high, levels } = quantiseWindow(start, values)
        const tokenId = flags & windowFlags.bos ? bosTokenId : document.tokens[token]
        return { neuron, document: document.ordinal, token, tokenId, flags, activation, start, low, high, levels }
      }
      for (const i of row.windows) {
        if (requests.layer[i] !== layer) continue
        const window = cut(requests.neuron[i], requests.token[i], requests.flags[i])
        if (!agrees(requests.expected[i], window.activation)) {
          throw new PermanentError(
            `layer ${layer} neuron ${window.neuron}: wanted the scan's activation ${requests.expected[i]} on token ` +
              `${window.token} of document ${window.document}, got ${window.activation}; the machines of this run ` +
              'compute differently, run it on one kind',
          )
        }
        windows.push(window)
      }
      for (const token of row.random) {
        for (let neuron = 0; neuron < dMlp; neuron++) windows.push(cut(neuron, token, windowFlags.random))
      }
    },
    finish: () => pack(windows.sort(order)),
  }
}
