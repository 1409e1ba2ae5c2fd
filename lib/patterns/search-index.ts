import { labelF1, noLabel } from '#lib/patterns/best-labels.ts'
import { countMatches, splitHalves } from '#lib/patterns/count-matches.ts'
import { findMatches, type Matches } from '#lib/patterns/find-matches.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import {
  type CountedNeuron,
  countNeuron,
  firesTooRarely,
  leastCounted,
  massRecall,
  neuronAuc,
  neuronR2,
  type PatternScore,
  type ScoredLayer,
  scoreCounted,
} from '#lib/patterns/rank-neurons.ts'
import type { MatchRow, ScanBudget } from '#lib/patterns/scan-rows.ts'
import { f1, lift, mcc, precision, recall } from '#lib/patterns/scores.ts'

/** Scores that results can be sorted by, largest first. */
export const sortScores = ['f1', 'precision', 'recall', 'mcc', 'lift', 'massRecall', 'auc', 'r2'] as const
export type SortScore = (typeof sortScores)[number]

/** Which results are wanted. */
export interface SearchChoice {
  sort: SortScore
  /** One layer, or all. */
  layer: number | null
  /** Least and largest share of tokens at which a neuron fires at its level, 0 .. 1; null where open. */
  least: number | null
  most: number | null
  /** Results, at most. */
  limit: number
  /** Neurons that may be among the results, by layer; all where it is left out. */
  only?: ReadonlyMap<number, ReadonlySet<number>>
}

/** What a pattern of one neuron must beat, both chosen on the train half; F1 on the test half, null where undefined. */
export interface Baseline {
  /** Best single token, and best pair of tokens (the first is 65535 at the beginning of a row); null where it fires too rarely. */
  token: number | null
  tokenF1: number | null
  pair: [number, number] | null
  pairF1: number | null
}

/** A neuron among the results. */
export interface SearchRow extends PatternScore, Baseline {}

/** What a pattern matches in a sample. */
export interface MatchFacts {
  /** Tokens of the train half and of the test half, and those of each that match. */
  tokens: [train: number, test: number]
  matches: [train: number, test: number]
  /** Matches that were counted, where there are too many; else null. */
  drawn: number | null
  /**
   * Tokens and documents that were read, where reading all was too much work, and the standard error of the number of matches,
   * which is estimated then; else null.
   */
  part: { tokens: number; documents: number; error: number } | null
  /** Whether there are so few that no score is given. */
  insufficient: boolean
}

/** What a search found. */
export interface SearchResult extends MatchFacts {
  /** The best, in order. */
  rows: SearchRow[]
  /** Neurons that were scored, those that have a result, and those left out since they fire on fewer than 20 tokens. */
  scored: number
  found: number
  left: number
}

/** What the neuron's best token and pair of tokens reach. */
export function baselineOf({ baselines }: PatternIndex, layer: number, neuron: number): Baseline {
  const { tokens, pairs } = baselines[layer]
  const [token, pair] = [tokens.key[neuron], pairs.key[neuron]]
  return {
    token: token === noLabel ? null : token,
    tokenF1: labelF1(tokens, neuron),
    pair: pair === noLabel ? null : [pair >>> 16, pair & 0xffff],
    pairF1: labelF1(pairs, neuron),
  }
}

/** What is to be said of the matches themselves. */
export const matchFacts = ({ texts }: PatternIndex, { all, found, counted, part }: Matches): MatchFacts => ({
  tokens: texts.halfTokens,
  matches: all,
  drawn: sum(counted) < sum(found) ? sum(counted) : null,
  part: part && { tokens: sum(part.tokens), documents: sum(part.documents), error: Math.hypot(...part.error) },
  insufficient: sum(found) < leastCounted,
})

const sum = ([train, test]: readonly [number, number]): number => train + test

/** Scores all neurons of an index (or of one layer) against a pattern. Throws PatternRefused as findMatches does. */
export function searchIndex(
  index: PatternIndex,
  match: MatchRow,
  choice: SearchChoice,
  budget: ScanBudget | null = null,
): SearchResult {
  const { texts } = index
  const matches = findMatches(match, texts, budget)
  const facts = matchFacts(index, matches)
  const result: SearchResult = { ...facts, rows: [], scored: 0, found: 0, left: 0 }
  if (facts.insufficient) return result
  const slots = splitHalves(matches.slots, texts)
  const rows: Candidate[] = []
  for (const firings of index.layers) {
    if (choice.layer !== null && firings.layer !== choice.layer) continue
    const only = choice.only && (choice.only.get(firings.layer) ?? new Set())
    const layer = { firings, counts: countMatches(firings, slots), matches, texts }
    for (let neuron = 0; neuron < firings.dMlp; neuron++) {
      if (only && !only.has(neuron)) continue
      if (firesTooRarely(firings, neuron, 0)) {
        result.left++
        continue
      }
      result.scored++
      // Most fire at no match of the test half, and need no scores.
      const counted = layer.counts.sums[firings.dMlp + neuron] > 0 ? countNeuron(layer, neuron) : null
      if (counted && counted.test.tp > 0 && fits(counted, texts.halfTokens[1], choice))
        rows.push({ layer, counted, key: sortKeys[choice.sort](layer, counted) ?? -2, f1: f1(counted.test) ?? -2 })
    }
  }
  rows.sort((a, b) => b.key - a.key || b.f1 - a.f1)
  result.found = rows.length
  result.rows = rows.slice(0, choice.limit).map(({ layer, counted }) => {
    const score = scoreCounted(layer, counted)
    return { ...score, ...baselineOf(index, score.layer, score.neuron) }
  })
  return result
}

/** A neuron that may be among the best. */
interface Candidate {
  layer: ScoredLayer
  counted: CountedNeuron
  /** What it is sorted by, and what equals are sorted by. */
  key: number
  f1: number
}

/** The score that candidates are sorted by: only the best get all the others. */
const sortKeys: Record<SortScore, (layer: ScoredLayer, counted: CountedNeuron) => number | null> = {
  f1: (_, { test }) => f1(test),
  precision: (_, { test }) => precision(test),
  recall: (_, { test }) => recall(test),
  mcc: (_, { test }) => mcc(test),
  lift: (_, { test }) => lift(test),
  massRecall: (layer, { neuron }) => massRecall(layer, neuron),
  auc: (layer, { neuron }) => neuronAuc(layer, neuron),
  r2: (layer, { neuron }) => neuronR2(layer, neuron),
}

function fits({ test: { tp, fn } }: CountedNeuron, nTokens: number, { least, most }: SearchChoice): boolean {
  const share = (tp + fn) / nTokens
  return (least === null || share >= least) && (most === null || share <= most)
}
