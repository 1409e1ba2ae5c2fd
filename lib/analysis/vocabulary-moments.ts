/** Shape of a vector over the vocabulary. */
export interface VocabularyMoments {
  /** Mean. */
  mean: number
  /** Biased variance. */
  variance: number
  /** Skewness E[z^3]; null where the variance is 0. */
  skewness: number | null
  /** Kurtosis E[z^4], 3 for a normal distribution (non-excess, as Universal Neurons has it); null where skewness is. */
  kurtosis: number | null
}

/**
 * Moments over the vocabulary (methods §5) of `values[v] * weight[v]`, such as logit effects by 1 / norms, which makes cosines.
 * `included` lists the token ids that count: padded ids (at or above the tokenizer's size) are left out by the caller.
 * Null without a token or where a value is not finite.
 */
export function vocabularyMoments(
  values: ArrayLike<number>,
  weight: ArrayLike<number>,
  included: ArrayLike<number>,
): VocabularyMoments | null {
  const n = included.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[included[i]] * weight[included[i]]
  const mean = sum / n
  if (!Number.isFinite(mean)) return null
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let i = 0; i < n; i++) {
    const d = values[included[i]] * weight[included[i]] - mean
    const square = d * d
    m2 += square
    m3 += square * d
    m4 += square * square
  }
  // Below this, deviations are the rounding of float32 values and have no shape.
  const flat = m2 <= n * (mean * 2 ** -22) ** 2
  return {
    mean,
    variance: flat ? 0 : m2 / n,
    skewness: flat ? null : (Math.sqrt(n) * m3) / m2 ** 1.5,
    kurtosis: flat ? null : (n * m4) / m2 ** 2,
  }
}

/** Token ids below `tokenizerSize` whose weight is finite: those that count, ascending. */
export function countedTokens(weight: ArrayLike<number>, tokenizerSize: number): Uint32Array {
  const ids: number[] = []
  for (let id = 0; id < Math.min(weight.length, tokenizerSize); id++) if (Number.isFinite(weight[id])) ids.push(id)
  return Uint32Array.from(ids)
}

/** 1 / length of each column of a matrix [rows, columns]; Infinity for a column of zeros, [columns]. */
export function inverseColumnNorms(matrix: Float32Array, columns: number): Float64Array {
  const squares = new Float64Array(columns)
  for (let first = 0; first < matrix.length; first += columns)
    for (let i = 0; i < columns; i++) squares[i] += matrix[first + i] * matrix[first + i]
  return squares.map(square => 1 / Math.sqrt(square))
}
