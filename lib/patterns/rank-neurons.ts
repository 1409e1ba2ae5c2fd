import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { type Coincidences, hypergeometricTail } from '#lib/numeric/hypergeometric-tail.ts'
import { hitClasses, type MatchCounts } from '#lib/patterns/count-matches.ts'
import type { Matches } from '#lib/patterns/find-matches.ts'
import { countAt } from '#lib/patterns/firing-counts.ts'
import { firingLevels, nLevels } from '#lib/patterns/firing-level.ts'
import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { auc, f1, lift, matchR2, mcc, precision, recall } from '#lib/patterns/scores.ts'

/** Matches, and firings at a level, that the whole sample must hold for a score. */
export const leastCounted = 20

/** How well a pattern tells when a neuron fires; all but `trainF1` on the test half. Null where undefined. */
export interface PatternScore {
  layer: number
  neuron: number
  /** f: the level with the largest F1 on the train half, and that F1. */
  level: number
  trainF1: number
  /** Tokens that match and fire, match only, fire only, neither; scaled up and rounded where matches or documents were drawn. */
  test: Coincidences
  precision: number | null
  recall: number | null
  f1: number | null
  mcc: number | null
  lift: number | null
  /** Share of the neuron's activation at or above 0.1 M that falls on matching tokens. */
  massRecall: number | null
  /** Chance that a matching token has the larger activation, by classes of a tenth of M. */
  auc: number | null
  /** Share of the activation's variance that a match explains, activations below 0.1 M taken as 0. */
  r2: number | null
  /** Wilson's 95 % intervals, documents as trials. */
  precisionInterval: [number, number]
  recallInterval: [number, number]
  /** Standard errors of precision and F1 from drawing matches and documents; null where all were counted. */
  precisionError: number | null
  f1Error: number | null
  /** One-sided hypergeometric p of as many coincidences by chance; null where matches or documents were drawn. */
  pValue: number | null
  /** Share of the test half's tokens at which it fires at its level. */
  firingShare: number
}

/** What matches of all neurons are held against. */
export interface ScoredLayer {
  firings: LayerFirings
  counts: MatchCounts
  matches: Matches
  texts: IndexTexts
}

/** Hits of a neuron at each level in one half, [levels]. */
function hitsAt({ hits }: MatchCounts, half: number, neuron: number, dMlp: number): number[] {
  const at = (half * dMlp + neuron) * hitClasses
  const reached = new Array<number>(nLevels).fill(0)
  for (let level = nLevels - 1, sum = 0; level >= 0; level--) {
    sum += hits[at + level + 1]
    reached[level] = sum
  }
  return reached
}

/** Whether a neuron fires on too few tokens of the sample for a score, at a level (its place). */
export const firesTooRarely = ({ counts, dMlp }: LayerFirings, neuron: number, level: number): boolean =>
  counts.tokens[countAt(0, level, neuron, dMlp)] + counts.tokens[countAt(1, level, neuron, dMlp)] < leastCounted

/**
 * The level (its place) with the largest F1 on the train half, the lowest of equals, or the one wanted, and that F1; null where the
 * neuron fires too rarely.
 */
export function bestLevel(
  { firings, counts, matches }: ScoredLayer,
  neuron: number,
  wanted: number | null,
): { level: number; f1: number } | null {
  const { dMlp } = firings
  const fired = firings.counts.tokens
  const scale = matches.counted[0] === 0 ? 1 : matches.all[0] / matches.counted[0]
  const hits = hitsAt(counts, 0, neuron, dMlp)
  let best: { level: number; f1: number } | null = null
  for (let level = 0; level < nLevels; level++) {
    const train = fired[countAt(0, level, neuron, dMlp)]
    if (firesTooRarely(firings, neuron, level)) break
    if (wanted !== null && firingLevels[level] !== wanted) continue
    const score = train + matches.all[0] === 0 ? 0 : (2 * scale * hits[level]) / (train + matches.all[0])
    if (best === null || score > best.f1) best = { level, f1: score }
  }
  return best
}

/** A neuron at the level that suits a pattern best, counted on the test half. */
export interface CountedNeuron {
  neuron: number
  /** Place of the level in firingLevels, and its F1 on the train half. */
  level: number
  trainF1: number
  /** Tokens of the test half; scaled up and rounded where matches were drawn. */
  test: Coincidences
}

/** Counts one neuron, at a level of one's choice or the best one; null where it fires too rarely there. */
export function countNeuron(layer: ScoredLayer, neuron: number, at: number | null = null): CountedNeuron | null {
  const best = bestLevel(layer, neuron, at)
  if (best === null) return null
  const { firings, counts, matches, texts } = layer
  const [n, all] = [texts.halfTokens[1], matches.all[1]]
  const fired = firings.counts.tokens[countAt(1, best.level, neuron, firings.dMlp)]
  const hits = hitsAt(counts, 1, neuron, firings.dMlp)[best.level]
  const tp = Math.min(Math.round(testScale(matches) * hits), fired)
  return {
    neuron,
    level: best.level,
    trainF1: best.f1,
    test: { tp, fp: all - tp, fn: fired - tp, tn: n - all - fired + tp },
  }
}

/** What a counted match of the test half stands for. */
const testScale = ({ all, counted }: Matches): number => (counted[1] === 0 ? 1 : all[1] / counted[1])

/** Share of the neuron's activation at or above 0.1 M that falls on matching tokens; null where it has none. */
export function massRecall(
  { firings: { counts: fired, dMlp }, counts, matches }: ScoredLayer,
  neuron: number,
): number | null {
  const sum = fired.sums[dMlp + neuron]
  return sum === 0 ? null : (testScale(matches) * counts.sums[dMlp + neuron]) / sum
}

/** Squared correlation of activation and match on the test half (lib/patterns/scores.ts). */
export function neuronR2(
  { firings: { counts: fired, dMlp }, counts, matches, texts }: ScoredLayer,
  neuron: number,
): number | null {
  return matchR2({
    n: texts.halfTokens[1],
    matches: matches.all[1],
    sum: fired.sums[dMlp + neuron],
    squares: fired.squares[dMlp + neuron],
    matchSum: testScale(matches) * counts.sums[dMlp + neuron],
  })
}

/** AUC on the test half, from the number of levels that activations reach. */
export function neuronAuc({ firings, counts, matches, texts }: ScoredLayer, neuron: number): number | null {
  const { dMlp } = firings
  const hits = hitsAt(counts, 1, neuron, dMlp)
  const firing = Array.from({ length: nLevels }, (_, at) => firings.counts.tokens[countAt(1, at, neuron, dMlp)])
  // Class i reaches level i - 1 and no further.
  const reaching = (of: readonly number[], all: number) =>
    Array.from({ length: hitClasses }, (_, i) => (i === 0 ? all : of[i - 1]) - (i < nLevels ? of[i] : 0))
  const matched = reaching(hits, matches.counted[1]).map(count => testScale(matches) * count)
  const others = reaching(firing, texts.halfTokens[1]).map((total, i) => Math.max(0, total - matched[i]))
  return auc(matched, others)
}

/** All scores of a counted neuron. */
export function scoreCounted(layer: ScoredLayer, { neuron, level, trainF1, test }: CountedNeuron): PatternScore {
  const { firings, matches, texts } = layer
  const { part } = matches
  const n = texts.halfTokens[1]
  const fired = test.tp + test.fn
  const sampled = part !== null || matches.counted[1] < matches.found[1]
  const [p, r] = [precision(test), recall(test)]
  const error = sampled && p !== null ? precisionError(p, matches) : null
  const firedDocuments =
    firings.counts.documents[countAt(1, level, neuron, firings.dMlp)] * (part === null ? 1 : part.share[1])
  return {
    layer: firings.layer,
    neuron,
    level: firingLevels[level],
    trainF1,
    test,
    precision: p,
    recall: r,
    f1: f1(test),
    mcc: mcc(test),
    lift: lift(test),
    massRecall: massRecall(layer, neuron),
    auc: neuronAuc(layer, neuron),
    r2: neuronR2(layer, neuron),
    precisionInterval: wilsonInterval((p ?? 0) * matches.documents[1], matches.documents[1]),
    recallInterval: wilsonInterval((r ?? 0) * firedDocuments, firedDocuments),
    precisionError: error,
    f1Error: error === null || p === null ? null : f1Error({ p, error, fired }, matches),
    pValue: sampled ? null : hypergeometricTail(test),
    firingShare: n === 0 ? 0 : fired / n,
  }
}

/** Standard error of a precision: matches drawn from those found, and documents, as trials, from all. */
function precisionError(p: number, { found, counted, documents, part }: Matches): number {
  const drawn = counted[1] === 0 ? 0 : (1 - counted[1] / found[1]) / counted[1]
  const read = part === null || documents[1] === 0 ? 0 : (1 - part.share[1]) / documents[1]
  return Math.sqrt(p * (1 - p) * (drawn + read))
}

/** Standard error of F1 = 2 p A / (A + F) by those of p and of A, the number of matches, where that is estimated. */
function f1Error({ p, error, fired }: { p: number; error: number; fired: number }, { all, part }: Matches): number {
  const both = all[1] + fired
  const byMatches = part === null ? 0 : (2 * p * fired * part.error[1]) / both ** 2
  return Math.hypot((2 * all[1] * error) / both, byMatches)
}

/** Counts and scores one neuron; null where it fires too rarely. */
export function scoreNeuron(layer: ScoredLayer, neuron: number, at: number | null = null): PatternScore | null {
  const counted = countNeuron(layer, neuron, at)
  return counted && scoreCounted(layer, counted)
}
