import { PatternError } from '#lib/regex/pattern-error.ts'
import { looksAhead, mayBeEmpty, type Syntax } from '#lib/regex/syntax.ts'

/**
 * Throws PatternError where a match might end at an assertion that asks about the next byte. A neuron sees nothing behind the
 * token it fires on; `\b` is fine where the byte behind it belongs to the match.
 */
export function refuseLookAhead(syntax: Syntax): void {
  walk(syntax, true)
}

/** `last`: whether a match may end right behind this part. */
function walk(syntax: Syntax, last: boolean): void {
  switch (syntax.kind) {
    case 'assert':
      if (last && looksAhead(syntax.assertion))
        throw new PatternError(
          `${syntax.written} asks about the byte behind the match, which a causal neuron cannot see: leave it out, or let the match go on with what follows, such as ${syntax.written === '$' ? '\\n' : '\\W'}`,
          syntax.at,
        )
      return
    case 'choice':
      for (const option of syntax.options) walk(option, last)
      return
    case 'repeat':
      walk(syntax.body, last)
      return
    case 'sequence': {
      let mayEnd = last
      for (const part of syntax.parts.toReversed()) {
        walk(part, mayEnd)
        mayEnd = mayEnd && mayBeEmpty(part)
      }
    }
  }
}
