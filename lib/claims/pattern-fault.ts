import { compilePattern, PatternError, type PatternOptions } from '#lib/regex/pattern.ts'

/** Why this is no pattern of the site's language, in the language's own line; null where it is one. */
export function patternFault({ pattern, ...options }: PatternOptions & { pattern: string }): string | null {
  try {
    compilePattern(pattern, options)
    return null
  } catch (error) {
    if (error instanceof PatternError) return error.message
    throw error
  }
}
