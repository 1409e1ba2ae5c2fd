/** Bins of a score. */
export const scoreBins = 1024

/** Tokens by binned score, and those among them that fire strongly. */
export interface BinnedScores {
  all: Uint32Array
  fires: Uint32Array
}

/** F1 = 2 TP / (2 TP + FP + FN) of strong firing predicted from a bin on; null where nothing fires. */
function f1From(bin: number, { all, fires }: BinnedScores): number | null {
  const sum = (counts: Uint32Array, from: number) => counts.subarray(from).reduce((total, count) => total + count, 0)
  const actual = sum(fires, 0)
  return actual === 0 ? null : (2 * sum(fires, bin)) / (sum(all, bin) + actual)
}

/** F1 on `judged` with the threshold of the largest F1 on `fitted`, the highest of equals; null where nothing fires in either. */
export function binnedF1(fitted: BinnedScores, judged: BinnedScores): number | null {
  const actual = fitted.fires.reduce((total, count) => total + count, 0)
  let [hits, predicted, best, bestBin] = [0, 0, 0, -1]
  for (let bin = fitted.all.length - 1; bin >= 0; bin--) {
    hits += fitted.fires[bin]
    predicted += fitted.all[bin]
    const f1 = (2 * hits) / (predicted + actual)
    if (f1 > best) [best, bestBin] = [f1, bin]
  }
  return bestBin < 0 ? null : f1From(bestBin, judged)
}
