/**
 * Rows: a document's tokens (without BOS) are cut into consecutive pieces of nCtx - 1 tokens; a row is BOS and one piece.
 */

/** Index in the document of the first token of the row that holds `token`. */
export const rowStart = (token: number, nCtx: number): number => token - (token % (nCtx - 1))

/** Position of `token` in its row; BOS is position 0. */
export const positionInRow = (token: number, nCtx: number): number => (token % (nCtx - 1)) + 1

/** How many rows a document of `nTokens` tokens makes. */
export const rowCount = (nTokens: number, nCtx: number): number => Math.ceil(nTokens / (nCtx - 1))

/** The tokens [start, end) around `token` inside its row, at most `before` before it and `after` after it. */
export function windowInRow(token: number, nTokens: number, nCtx: number, before: number, after: number) {
  const row = rowStart(token, nCtx)
  return {
    start: Math.max(row, token - before),
    end: Math.min(nTokens, row + nCtx - 1, token + after + 1),
  }
}
