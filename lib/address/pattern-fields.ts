/** A pattern with its options, as an address has it. */
export interface AskedPattern {
  source: string
  ignoreCase: boolean
  wholeWord: boolean
}

/** One neuron's pattern, and the level of firing, null for the best. */
export interface PatternTestView {
  pattern: AskedPattern
  level: number | null
}

/** The pattern of `q`, `case` and `word`; null where there is none. */
export function readPattern(query: URLSearchParams): AskedPattern | null {
  const source = query.get('q')
  if (!source) return null
  return { source, ignoreCase: query.get('case') === '1', wholeWord: query.get('word') === '1' }
}

/** Writes a pattern into a query string. */
export function writePattern(query: URLSearchParams, { source, ignoreCase, wholeWord }: AskedPattern): void {
  query.set('q', source)
  if (ignoreCase) query.set('case', '1')
  if (wholeWord) query.set('word', '1')
}

/** The query string of a test of one neuron, without `?`. */
export function patternTestQuery({ pattern, level }: PatternTestView): string {
  const query = new URLSearchParams()
  writePattern(query, pattern)
  if (level !== null) query.set('level', String(level))
  return query.toString()
}
