/** Typed access to the fields of a config.json; every reader throws one line that says what was wanted and what came. */
export interface FieldReader {
  /** A finite number. */
  number(key: string, fallback?: number): number
  /** A number above zero. */
  positive(key: string, fallback?: number): number
  /** A whole number in [least, most]. */
  integer(key: string, least: number, most: number, fallback?: number): number
  /** true or false. */
  flag(key: string, fallback?: boolean): boolean
  /** One of the given words. */
  choice<T extends string>(key: string, words: readonly T[], fallback?: T): T
}

/** The value as a JSON object, or an error. */
export function requireObject(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Error(`config.json: wanted an object, got ${Array.isArray(json) ? 'a list' : JSON.stringify(json)}`)
  }
  return json as Record<string, unknown>
}

/** Readers over one object; `fallback` stands in for an absent or null field, without one the field is required. */
export function readField(object: Record<string, unknown>): FieldReader {
  const read = <T>(key: string, wanted: string, fits: (value: unknown) => value is T, fallback?: T): T => {
    const value = object[key] ?? fallback
    if (value === undefined) throw new Error(`config.json: ${key} is missing; wanted ${wanted}`)
    if (!fits(value)) throw new Error(`config.json: ${key} must be ${wanted}, got ${JSON.stringify(value)}`)
    return value
  }
  const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
  return {
    number: (key, fallback) => read(key, 'a number', finite, fallback),
    positive: (key, fallback) =>
      read(key, 'a number above 0', (value): value is number => finite(value) && value > 0, fallback),
    integer: (key, least, most, fallback) =>
      read(
        key,
        `a whole number from ${least} to ${most}`,
        (value): value is number => finite(value) && Number.isInteger(value) && value >= least && value <= most,
        fallback,
      ),
    flag: (key, fallback) =>
      read(key, 'true or false', (value): value is boolean => typeof value === 'boolean', fallback),
    choice: <T extends string>(key: string, words: readonly T[], fallback?: T) =>
      read(
        key,
        words.map(word => `"${word}"`).join(' or '),
        (value): value is T => words.some(word => word === value),
        fallback,
      ),
  }
}
