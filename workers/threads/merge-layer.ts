import { createHash } from 'node:crypto'
import type { DocumentDomains } from '#lib/numeric/domain-lists.ts'
import { addPartial, createMerge, finishMerge, type LayerMerge } from '#lib/numeric/merge-partials.ts'
import { decodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { letGo } from '#workers/threads/held.ts'

/** The fold that this thread is at; a thread serves one caller between beginMerge and endMerge. */
let open: LayerMerge | undefined

const merge = (): LayerMerge => {
  if (!open) throw new Error('no merge was begun in this thread; call beginMerge first')
  return open
}

/** What a fold keeps. */
export interface MergeInput {
  /** Strongest units of a neuron. */
  topK: number
  /** Kinds of text with lists of their own; null for none. */
  domains: DocumentDomains | null
}

/** Starts a fold. */
export const beginMerge = async ({ topK, domains }: MergeInput): Promise<void> => {
  // All shards are scanned: the model is not needed until the windows are planned.
  await letGo()
  open = createMerge({ topK, domains: domains ?? undefined })
}

/** Adds partials of one layer, in any order. */
export const addToMerge = ({ partials }: { partials: Uint8Array[] }): void => {
  for (const bytes of partials) addPartial(merge(), decodeScanPartial(bytes))
}

/** The fold's canonical bytes, and their sha256 in hex. */
export const endMerge = (_: null): { bytes: Uint8Array; sha256: string } => {
  const bytes = finishMerge(merge())
  open = undefined
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
