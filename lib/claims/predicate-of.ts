import type { Predicate } from '#lib/claims/predicate.ts'
import { predicate as anyPredicate } from '#lib/claims/predicate-schema.ts'

/** What a claim's body says of when its neurons fire: a description's or tag's predicate, a claimed pattern; null where it says nothing. */
export function predicateOf(kind: string, body: unknown): Predicate | null {
  if (typeof body !== 'object' || body === null) return null
  if (kind === 'regex') {
    const { pattern, ignoreCase, wholeWord } = body as Record<string, unknown>
    return anyPredicate.safeParse({ type: 'regex', pattern, ignoreCase, wholeWord }).data ?? null
  }
  return 'predicate' in body ? (anyPredicate.safeParse(body.predicate).data ?? null) : null
}
