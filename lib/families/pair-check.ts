/** What exchanging two members' values in texts comes to. Activations in units of each neuron's own M; null where it was not done. */
export interface PairNumbers {
  /** Texts that were changed. */
  n: number
  /** Equivariance error: mean |a_j(gx) - a_i(x)|, and its standard error. */
  error: number | null
  errorSe: number | null
  /** Control: mean a_i(gx), what the first member still does, and its standard error. */
  control: number | null
  controlSe: number | null
}

/** A pair of members is confirmed where neither error nor control is larger (methods §6). */
export const mostOff = 0.25

/** Texts below which nothing is said of a pair. */
export const leastTexts = 5

/**
 * Numbers of an ordered pair of members (i, j): `before` is a_i(x), `partner` a_j(gx), `still` a_i(gx), each [texts], in units of M. Texts
 * come from different documents, so the jackknife over documents is the standard error of a mean. Null below `leastTexts`.
 */
export function pairNumbers(
  before: readonly number[],
  partner: readonly number[],
  still: readonly number[],
): PairNumbers {
  const n = before.length
  if (n < leastTexts) return { n, error: null, errorSe: null, control: null, controlSe: null }
  const [error, errorSe] = meanOf(before.map((activation, at) => Math.abs(partner[at] - activation)))
  const [control, controlSe] = meanOf(still)
  return { n, error, errorSe, control, controlSe }
}

/** Whether a pair is confirmed; null where it was not tested. */
export const isConfirmed = ({ error, control }: Pick<PairNumbers, 'error' | 'control'>): boolean | null =>
  error === null || control === null ? null : error <= mostOff && control <= mostOff

function meanOf(values: readonly number[]): [mean: number, se: number] {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return [mean, Math.sqrt(squares / (n * (n - 1)))]
}
