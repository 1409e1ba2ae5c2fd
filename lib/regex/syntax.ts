import type { CodePoints } from '#lib/regex/code-points.ts'

/** What must hold between two bytes. `outsideWord`: not both of them are word bytes, so no word is cut in two. */
export type Assertion = 'textStart' | 'lineStart' | 'lineEnd' | 'wordBoundary' | 'noWordBoundary' | 'outsideWord'

/** A parsed pattern. Groups have left no trace: which of them matched does not change where matches end. */
export type Syntax =
  | { readonly kind: 'empty' }
  | { readonly kind: 'class'; readonly points: CodePoints }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly options: readonly Syntax[] }
  /** `max` null: without end. */
  | { readonly kind: 'repeat'; readonly body: Syntax; readonly min: number; readonly max: number | null }
  /** `at`: where it stands in the source, `written`: how. */
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly at: number; readonly written: string }

/** Inline flags: case, whether `.` takes line breaks, whether ^ and $ stand at lines. */
export interface Flags {
  i: boolean
  s: boolean
  m: boolean
}

/** Whether an assertion asks about the byte that follows. */
export const looksAhead = (assertion: Assertion): boolean => assertion !== 'textStart' && assertion !== 'lineStart'

/** Whether some match of it may be empty, wherever its assertions hold. */
export function mayBeEmpty(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'class':
      return false
    case 'sequence':
      return syntax.parts.every(mayBeEmpty)
    case 'choice':
      return syntax.options.some(mayBeEmpty)
    case 'repeat':
      return syntax.min === 0 || mayBeEmpty(syntax.body)
    default:
      return true
  }
}
