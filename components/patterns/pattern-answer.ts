import { methodTips } from '#components/methods/method-tips.tsx'
import { packGroups } from '#components/neuron/pack-groups.ts'
import type { RowContext } from '#components/neuron/row-html.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import type { NeuronTest, TestedLists } from '#lib/patterns/test-neuron.ts'
import type { PatternTest } from '#lib/queries/pattern-test.ts'
import { listGlyphs } from '#lib/tokens/glyphs.ts'
import type { PackedRow } from '#lib/tokens/packed-row.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'

/** The statistics that an answer shows. */
export const answerStatistics = [
  'patternMatches',
  'patternLevel',
  'patternPrecision',
  'patternRecall',
  'patternF1',
  'patternToken',
  'patternPair',
  'patternMcc',
  'patternLift',
  'patternMass',
  'patternAuc',
  'patternR2',
  'patternP',
] as const satisfies readonly StatisticKey[]

/** A pattern held against a neuron, as pages draw it: what `/api/patterns/test` answers. */
export interface PatternAnswer extends Omit<NeuronTest, keyof TestedLists> {
  /** Listed tokens of the test half by kind: fires without a match, matches without firing, both. */
  rows: Record<keyof TestedLists, PackedRow[]>
  /** The best single token as escaped HTML; null where it has none. */
  tokenHtml: string | null
  /** Explanations of the numbers, as HTML. */
  tips: string
  /** What all rows share. */
  context: RowContext
}

/** Packs the listed tokens. */
export function patternAnswer({ test, lists, texts, tokenBytes, ...known }: PatternTest, id: NeuronId): PatternAnswer {
  const { misses: _, silent: __, both: ___, ...facts } = test
  const kinds = ['misses', 'silent', 'both'] as const
  // One after another: packing sorts groups down the axis, and these have an order of their own.
  const examples = kinds.flatMap(kind => lists[kind])
  const packed = packGroups([{ kind: 'random', low: 0, high: 0, tokens: 0, examples }], texts, tokenBytes)
  const all = [...packed.groups[0].rows]
  const [misses, silent, both] = kinds.map(kind => all.splice(0, lists[kind].length))
  const { run, model, corpus, nCtx, scale } = known
  return {
    ...facts,
    rows: { misses, silent, both },
    tokenHtml: test.token === null ? null : tokenHtml(tokenBytes(test.token)),
    tips: methodTips(answerStatistics, run),
    context: { id, run, model, corpus, nCtx, scale, negative: false, sources: packed.sources },
  }
}

const tokenHtml = (bytes: Uint8Array): string =>
  cutPieces([bytes])
    .map(piece => listGlyphs(piece.text).html)
    .join('')
