import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { shuffled } from '#lib/patterns/shuffled.ts'
import { chooseWindows } from '#lib/scores/choose-windows.ts'
import { type Detection, detect } from '#lib/scores/detection.ts'
import { type Fuzzing, fuzz } from '#lib/scores/fuzzing.ts'
import { errorGroups, groupError } from '#lib/scores/jackknife.ts'
import type { ScoredText } from '#lib/scores/scored-text.ts'
import { shiftedNull } from '#lib/scores/shifted-null.ts'
import { explainedVariance, fitSimulation, simulatedCorrelation } from '#lib/scores/simulation.ts'
import { cutWindows } from '#lib/scores/text-windows.ts'
import { addTokens, mergeTokens, noTokens, type TokenSums } from '#lib/scores/token-sums.ts'

/** The texts of one score. */
export interface ScoreTexts {
  /** Random text of the train half, which the simulation is fitted on. */
  train: { activations: Float32Array; marks: Uint8Array }
  /** Random text of the test half. */
  random: ScoredText
  /** Rows that hold the strongest places of the test half, and 1 for each that is in `random` too, else 0. */
  top: ScoredText
  repeated: Uint8Array
}

/** A predicate's score for one neuron (methods.md §14). Numbers are null where they are undefined; then `reason` says why. */
export interface PredicateScoring extends Detection, Fuzzing {
  reason: string | null
  /** Whether train text says that the neuron fires less where it holds, so that the numbers are those of the opposite; null in an older score. */
  inverted: boolean | null
  /** Correlation of activation and simulation on random held-out text; its null and its standard error. */
  correlation: number | null
  nullCorrelation: number | null
  correlationError: number | null
  /** The same on the top rows and as many random ones. */
  topAndRandom: number | null
  /** 1 - MSE / variance on random held-out text. */
  explained: number | null
  /** Tokens of train text, tokens of random held-out text, and those of the latter on which the predicate holds. */
  nTrain: number
  nTokens: number
  nHeld: number
}

/** A neuron fires in a window whose peak is at least this share of its M. */
export const firingShare = 0.1

/** The score for a neuron whose M is `scale`, NaN for a dead one. The same texts give the same numbers. */
export function scorePredicate({ train, random, top, repeated }: ScoreTexts, scale: number): PredicateScoring {
  const draw = seededRandom(1)
  const fitted = addTokens(noTokens(), train.activations, train.marks)
  const groups = Array.from({ length: errorGroups }, noTokens)
  for (const [row, group] of random.groups.entries()) addRow(groups[group], random, row)
  const held = noTokens()
  for (const group of groups) mergeTokens(held, group)
  const counts = { nTrain: fitted.n, nTokens: held.n, nHeld: held.held }
  if (Number.isNaN(scale)) return { ...unscored('The neuron never fires.'), ...counts }
  const by = fitSimulation(fitted)
  if (!by) return { ...unscored(constantOn(fitted, 'from which the simulation is fitted')), ...counts }
  const correlation = simulatedCorrelation(held, by)
  const mixed = noTokens()
  for (let row = 0; row < top.groups.length; row++) addRow(mixed, top, row)
  for (const row of shuffled([...random.groups.keys()], draw).slice(0, top.groups.length)) addRow(mixed, random, row)
  const windows = [...cutWindows(random), ...cutWindows(top, repeated)]
  return {
    ...detect(chooseWindows(windows, firingShare * scale, draw)),
    // A draw of its own: it leaves the others as they are.
    ...fuzz(windows, scale, seededRandom(2)),
    ...counts,
    inverted: by.held < by.other,
    reason: correlation === null ? constantOn(held, 'held out') : null,
    correlation,
    nullCorrelation: shiftedNull(random.activations, random.marks, by, draw),
    correlationError: correlation === null ? null : groupError(groups, sums => simulatedCorrelation(sums, by)),
    topAndRandom: top.groups.length === 0 ? null : simulatedCorrelation(mixed, by),
    explained: explainedVariance(held, by),
  }
}

/** Nothing but why there is no score. */
export const unscored = (reason: string): PredicateScoring => ({
  reason,
  inverted: null,
  correlation: null,
  nullCorrelation: null,
  correlationError: null,
  topAndRandom: null,
  explained: null,
  balancedAccuracy: null,
  precision: null,
  recall: null,
  f1: null,
  auc: null,
  nFiring: 0,
  nSilent: 0,
  nHard: 0,
  nTrain: 0,
  nTokens: 0,
  nHeld: 0,
  fuzzing: null,
  nFuzzed: 0,
})

function addRow(into: TokenSums, { activations, marks, starts }: ScoredText, row: number): void {
  addTokens(into, activations, marks, starts[row], starts[row + 1])
}

function constantOn({ n, held }: TokenSums, which: string): string {
  const text = `the ${n.toLocaleString('en')} tokens ${which}`
  if (n === 0) return 'There is no text to score it on.'
  if (held === 0) return `It holds on none of ${text}.`
  if (held === n) return `It holds on all of ${text}.`
  return `Whether it holds makes no difference on ${text}.`
}
