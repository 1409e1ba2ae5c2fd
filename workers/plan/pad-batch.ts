/**
 * Token ids of a batch, [rows, positions]: BOS, the row's tokens, then BOS again up to the end. What follows a token
 * cannot change it, so padding at the end leaves every real position as it is.
 */
export const padBatch = (rows: readonly Uint16Array[], positions: number, bosTokenId: number): BigInt64Array => {
  const ids = new BigInt64Array(rows.length * positions).fill(BigInt(bosTokenId))
  for (let row = 0; row < rows.length; row++) {
    const tokens = rows[row]
    const first = row * positions + 1
    for (let i = 0; i < tokens.length; i++) ids[first + i] = BigInt(tokens[i])
  }
  return ids
}
