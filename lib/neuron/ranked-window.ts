import type { Example, TokenWindow } from '#lib/neuron/examples.ts'
import { windowInRow } from '#lib/neuron/row.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'

/**
 * The window of tokens around a ranked example, at most `before` and `after` of them, inside its row. Only the example's own
 * activation is stored, so the window's are NaN; where the document ends is not known here, so it may reach beyond
 * (`endAt` cuts it).
 */
export function bareWindow(ref: StrongestRef, nCtx: number, before: number, after: number): Example {
  const { start, end } = windowInRow(ref.token, Number.POSITIVE_INFINITY, nCtx, before, after)
  const window: TokenWindow = { start, low: Number.NaN, high: Number.NaN, levels: new Uint8Array(end - start) }
  return { ...ref, window }
}

/** The same example with a window of at most `length` tokens. */
export const endAt = (example: Example, length: number): Example => ({
  ...example,
  window: { ...example.window, levels: example.window.levels.subarray(0, length) },
})
