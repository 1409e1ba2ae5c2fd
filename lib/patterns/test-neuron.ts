import { countMatches, splitHalves } from '#lib/patterns/count-matches.ts'
import { drawSlots, findMatches, type Matches } from '#lib/patterns/find-matches.ts'
import { firingLevels } from '#lib/patterns/firing-level.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { firingsOf } from '#lib/patterns/invert-layer.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import { type PatternScore, scoreNeuron } from '#lib/patterns/rank-neurons.ts'
import type { MatchRow, ScanBudget } from '#lib/patterns/scan-rows.ts'
import { type Baseline, baselineOf, type MatchFacts, matchFacts } from '#lib/patterns/search-index.ts'
import { type TestedToken, testedToken } from '#lib/patterns/tested-token.ts'

/** How the tokens of the test half fall; at most `mostListed` of each kind. */
export interface TestedLists {
  /** Fires, no match: the strongest first. */
  misses: TestedToken[]
  /** Matches, silent: drawn by sample key. */
  silent: TestedToken[]
  /** Both: the strongest first. */
  both: TestedToken[]
}

/** A pattern held against one neuron. */
export interface NeuronTest extends MatchFacts, Baseline, TestedLists {
  /** Null where the neuron fires too rarely, or the pattern matches too rarely, for a score. */
  score: PatternScore | null
  /** Level that the lists are for. */
  level: number
}

/** Tokens of each kind that are listed. */
export const mostListed = 20

/** Holds a pattern against one neuron, at a level of one's choice or the best one. Throws PatternRefused as findMatches does. */
export function testNeuron(
  index: PatternIndex,
  match: MatchRow,
  { layer, neuron, level }: { layer: number; neuron: number; level: number | null },
  budget: ScanBudget | null = null,
): NeuronTest {
  const { texts } = index
  const firings = index.layers[layer]
  const matches = findMatches(match, texts, budget)
  const facts = matchFacts(index, matches)
  const slots = splitHalves(matches.slots, texts)
  const scored = { firings, counts: countMatches(firings, slots), matches, texts }
  const score = facts.insufficient ? null : scoreNeuron(scored, neuron, level)
  const shown = score?.level ?? level ?? 0.5
  return {
    ...facts,
    ...baselineOf(index, layer, neuron),
    score,
    level: shown,
    ...listTokens(index, { layer, neuron, level: shown }, matches, slots[1]),
  }
}

/** The listed tokens of each kind; `matched` are the test half's matching slots that are counted. */
function listTokens(
  { texts, layers }: PatternIndex,
  { layer, neuron, level }: { layer: number; neuron: number; level: number },
  { marks, part }: Matches,
  matched: Uint32Array,
): TestedLists {
  const { slots, steps } = firingsOf(layers[layer], neuron)
  const stepAt = new Map<number, number>()
  for (let i = 0; i < slots.length; i++) stepAt.set(slots[i], steps[i])
  const least = 10 * (firingLevels.indexOf(level as (typeof firingLevels)[number]) + 1)
  const strongest = (kept: number[]) =>
    kept.sort((a, b) => (stepAt.get(b) ?? 0) - (stepAt.get(a) ?? 0) || a - b).slice(0, mostListed)
  const inTest = halfTester(texts, part?.rows ?? null)
  const misses: number[] = []
  for (let i = 0; i < slots.length; i++)
    if (steps[i] >= least && marks[slots[i]] === 0 && inTest(slots[i])) misses.push(slots[i])
  const silent = matched.filter(slot => (stepAt.get(slot) ?? 0) < least)
  const both = Array.from(matched).filter(slot => (stepAt.get(slot) ?? 0) >= least)
  const show = (slot: number) => testedToken(texts, stepAt, slot)
  return {
    misses: strongest(misses).map(show),
    silent: Array.from(drawSlots(silent, texts, mostListed), show),
    both: strongest(both).map(show),
  }
}

/** Tells whether slots, asked for in ascending order, are of the test half and were read. */
function halfTester({ rowSlot, rowHalf }: IndexTexts, read: Uint8Array | null): (slot: number) => boolean {
  let row = 0
  return slot => {
    while (rowSlot[row + 1] <= slot) row++
    return rowHalf[row] === 1 && (read === null || read[row] === 1)
  }
}
