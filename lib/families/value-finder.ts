import type { Symmetry } from '#lib/families/value-source.ts'
import { valueSource } from '#lib/families/value-source.ts'
import type { TokenTexts } from '#lib/families/value-tokens.ts'
import { valueTokens } from '#lib/families/value-tokens.ts'
import { quoteLiteral } from '#lib/patterns/quote-literal.ts'
import type { PatternOptions } from '#lib/regex/pattern.ts'

/** How the tokens that show a value are found in a sample. */
export type ValueFinder =
  | { kind: 'tokens'; ids: readonly number[] }
  | { kind: 'pattern'; pattern: { source: string } & PatternOptions }
  /** Ordinals of documents, all of whose tokens show it. */
  | { kind: 'documents'; documents: readonly number[] }
  /** It cannot be said where the value is shown; why, in a sentence. */
  | { kind: 'none'; reason: string }

/** What finders need to know of a model's vocabulary and texts. */
export interface FinderContext {
  texts: TokenTexts
  /** Ordinals of a domain's documents; null where the corpus has no such domain. */
  documents: (domain: string) => readonly number[] | null
}

/** How a value's tokens are found. A text that is no token is looked for where it ends, beginning at a word's beginning. */
export function valueFinder(
  value: string,
  { symmetry, exactCase }: { symmetry: Symmetry; exactCase: boolean },
  { texts, documents }: FinderContext,
): ValueFinder {
  const source = valueSource(value)
  if (source.kind === 'pattern')
    return {
      kind: 'pattern',
      pattern: { source: source.pattern, ignoreCase: source.ignoreCase, wholeWord: false },
    }
  if (source.kind === 'domain') {
    const found = documents(source.domain)
    return found === null
      ? { kind: 'none', reason: `The corpus has no texts of the kind “${source.domain}”.` }
      : { kind: 'documents', documents: found }
  }
  if (symmetry === 'language' || symmetry === 'script')
    return {
      kind: 'none',
      reason: `A ${symmetry} is no token: state where “${value}” is shown, as “${value} /pattern/” or “${value} domain:kind of text”.`,
    }
  const ids = valueTokens(texts, source.text, exactCase)
  if (ids.length > 0) return { kind: 'tokens', ids }
  return {
    kind: 'pattern',
    pattern: { source: quoteLiteral(source.text), ignoreCase: !exactCase, wholeWord: /^\w/.test(source.text) },
  }
}
