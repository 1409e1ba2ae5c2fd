/** A pattern that is refused: one line that says what was wanted, what came, where, and what to do. */
export class PatternError extends Error {
  /** Offset into the source of what is refused (UTF-16 units, from 0); null where it is the whole pattern. */
  readonly at: number | null

  constructor(message: string, at: number | null = null) {
    super(at === null ? `Pattern: ${message}` : `Pattern, character ${at + 1}: ${message}`)
    this.name = 'PatternError'
    this.at = at
  }
}
