import { auc, f1, precision, recall } from '#lib/patterns/scores.ts'
import type { DetectionWindows } from '#lib/scores/choose-windows.ts'

/** How well a predicate tells windows in which the neuron fires from others. Null where undefined. */
export interface Detection {
  /** Mean of the shares told rightly of both kinds; 0.5 by chance. */
  balancedAccuracy: number | null
  precision: number | null
  recall: number | null
  f1: number | null
  /** Chance that it holds on more tokens of a firing window than of a silent one, ties counting half. */
  auc: number | null
  /** Windows asked about that fire, that do not, and how many of these hold a peak token. */
  nFiring: number
  nSilent: number
  nHard: number
}

/** Fewer windows of a kind than this say nothing. */
export const leastWindows = 10

/** Calls a window firing where the predicate holds on any of its tokens. */
export function detect({ firing, silent, hard }: DetectionWindows): Detection {
  const counts = { nFiring: firing.length, nSilent: silent.length, nHard: hard }
  if (Math.min(firing.length, silent.length) < leastWindows)
    return { balancedAccuracy: null, precision: null, recall: null, f1: null, auc: null, ...counts }
  const tp = firing.filter(({ held }) => held > 0).length
  const fp = silent.filter(({ held }) => held > 0).length
  const told = { tp, fp, fn: firing.length - tp, tn: silent.length - fp }
  return {
    balancedAccuracy: (tp / firing.length + told.tn / silent.length) / 2,
    precision: precision(told),
    recall: recall(told),
    f1: f1(told),
    auc: auc(byHeld(firing), byHeld(silent)),
    ...counts,
  }
}

/** Windows by the number of tokens on which the predicate holds; at most 32. */
function byHeld(windows: readonly { held: number }[]): number[] {
  const counts = new Array<number>(33).fill(0)
  for (const { held } of windows) counts[held]++
  return counts
}
