/** How often a prediction and an event came together, and each alone. */
export interface Coincidences {
  /** Predicted and happened, predicted only, happened only, neither. */
  tp: number
  fp: number
  fn: number
  tn: number
}

const half = 0.5 * Math.log(2 * Math.PI)
const shift = 12

/** Natural log of n!, off by less than 1e-12 for small n, by rounding for large: Stirling’s series at n + 12, stepped down. */
export function logFactorial(n: number): number {
  let product = 1
  for (let i = 1; i <= shift; i++) product *= n + i
  const x = n + 1 + shift
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7)
  return (x - 0.5) * Math.log(x) - x + half + series - Math.log(product)
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/**
 * One-sided p of `tp` or more coincidences by chance, the margins fixed: the upper tail of the hypergeometric distribution, Fisher's
 * exact test. 0 where it is below the least number; 1 where nothing was predicted or nothing happened.
 */
export function hypergeometricTail({ tp, fp, fn, tn }: Coincidences): number {
  const predicted = tp + fp
  const happened = tp + fn
  const total = predicted + fn + tn
  const most = Math.min(predicted, happened)
  const least = Math.max(0, predicted + happened - total)
  if (tp <= least) return 1
  const log = logChoose(happened, tp) + logChoose(total - happened, predicted - tp) - logChoose(total, predicted)
  let term = 1
  let sum = 1
  for (let k = tp; k < most; k++) {
    term *= ((happened - k) * (predicted - k)) / ((k + 1) * (total - happened - predicted + k + 1))
    sum += term
    // Above the mode terms only fall: what is left is smaller than the sum's last digit.
    if (term < sum * 1e-17) break
  }
  return Math.min(1, Math.exp(log + Math.log(sum)))
}
