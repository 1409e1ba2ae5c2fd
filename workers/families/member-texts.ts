import { tokensEach } from '#lib/families/check-plan.ts'
import { rowStart } from '#lib/neuron/row.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'

/**
 * Texts that end at a neuron's strongest places, in their order: the tokens of its row up to there, no more than are read. Texts that are the
 * same count once. `documents` are tokens by ordinal.
 */
export function memberTexts(
  strongest: readonly StrongestRef[],
  documents: ReadonlyMap<number, Uint16Array>,
  nCtx: number,
): Uint16Array[] {
  const texts = new Map<string, Uint16Array>()
  for (const { document, token } of strongest) {
    const start = Math.max(rowStart(token, nCtx), token + 1 - tokensEach)
    const text = documents.get(document)?.slice(start, token + 1)
    if (text) texts.set(text.join(), text)
  }
  return [...texts.values()]
}
