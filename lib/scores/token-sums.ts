/** What correlation and simulation of a predicate are made of: sums over tokens, which add up over any parts of a text. */
export interface TokenSums {
  /** Tokens, and those on which the predicate holds. */
  n: number
  held: number
  /** Sum of the activations, of their squares, and of those on which the predicate holds. */
  sum: number
  squares: number
  heldSum: number
}

/** Of no token. */
export const noTokens = (): TokenSums => ({ n: 0, held: 0, sum: 0, squares: 0, heldSum: 0 })

/** Adds tokens `from` .. `end - 1` with their activations and marks (1 where the predicate holds, else 0). */
export function addTokens(
  into: TokenSums,
  activations: Float32Array,
  marks: Uint8Array,
  from = 0,
  end = activations.length,
): TokenSums {
  for (let i = from; i < end; i++) {
    const a = activations[i]
    into.n++
    into.sum += a
    into.squares += a * a
    if (marks[i] === 0) continue
    into.held++
    into.heldSum += a
  }
  return into
}

/** Adds `sign` times `other`: -1 takes away what was added. */
export function mergeTokens(into: TokenSums, other: TokenSums, sign: 1 | -1 = 1): TokenSums {
  into.n += sign * other.n
  into.held += sign * other.held
  into.sum += sign * other.sum
  into.squares += sign * other.squares
  into.heldSum += sign * other.heldSum
  return into
}
