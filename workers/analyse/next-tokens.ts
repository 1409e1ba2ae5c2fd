/** The tokens of a batch that have a next one in their row, and the distinct tokens that come next. */
export interface NextTokens {
  /** Distinct next tokens, ascending. */
  ids: Uint16Array
  /** Place of the row in the batch, of the token in the row, and of its next token in `ids`. */
  places: { row: number; at: number; column: number }[]
}

/** Looks every token's next one up; what a row ends on has none, as the model's view ends there too. */
export function nextTokens(rows: readonly Uint16Array[]): NextTokens {
  const seen = new Set<number>()
  for (const row of rows) for (let at = 1; at < row.length; at++) seen.add(row[at])
  const ids = Uint16Array.from(seen).sort()
  const columns = new Map(Array.from(ids, (id, column) => [id, column]))
  const places = rows.flatMap((tokens, row) =>
    Array.from({ length: Math.max(0, tokens.length - 1) }, (_, at) => ({
      row,
      at,
      column: columns.get(tokens[at + 1]) as number,
    })),
  )
  return { ids, places }
}
