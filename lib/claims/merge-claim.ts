import type { Confidence, Evidence } from '#lib/claims/evidence.ts'
import { mergeProse } from '#lib/claims/merge-prose.ts'
import { mergeRows } from '#lib/claims/merge-rows.ts'
import { same } from '#lib/claims/same.ts'

/** What one version of a claim says. */
export interface ClaimContent<B extends object = object> {
  body: B
  confidence: Confidence
  evidence: Evidence[]
}

/** What comes of two versions that began from one. */
export interface MergedContent<B extends object = object> extends ClaimContent<B> {
  /** Fields that both changed, `text`, `title`, `members.planted-1l/0/7`, ...: to be looked at. Empty where all went together. */
  conflicts: string[]
}

/** What tells the rows of a list apart: the neuron where they have one. */
const rowKey = (row: unknown): string =>
  typeof row === 'object' && row !== null && 'neuron' in row && !('type' in row) ? String(row.neuron) : textOf(row)
const textOf = (row: unknown) => (typeof row === 'string' ? row : JSON.stringify(row))

/** Merges two versions (`theirs` is written already) that began from `base`, field by field: prose by sentences, lists as sets of their rows. */
export function mergeClaim<B extends object>(
  base: ClaimContent<B>,
  theirs: ClaimContent<B>,
  yours: ClaimContent<B>,
): MergedContent<B> {
  const conflicts: string[] = []
  const field = (name: string, o: unknown, a: unknown, b: unknown): unknown => {
    if (same(a, b) || same(o, b)) return a
    if (same(o, a)) return b
    if (name === 'text' && typeof a === 'string' && typeof b === 'string') {
      const merged = mergeProse(typeof o === 'string' ? o : '', a, b)
      if (merged.conflict) conflicts.push(name)
      return merged.text
    }
    if (Array.isArray(o) && Array.isArray(a) && Array.isArray(b)) {
      const merged = mergeRows<unknown>(o, a, b, rowKey)
      conflicts.push(...merged.conflicts.map(key => `${name}.${key}`))
      return merged.rows
    }
    conflicts.push(name)
    return b
  }
  const [o, a, b] = [base.body, theirs.body, yours.body].map(body => Object.entries(body))
  const at = (entries: [string, unknown][], name: string) => entries.find(([key]) => key === name)?.[1]
  const names = [...new Set([...a, ...b].map(([name]) => name))]
  const body = Object.fromEntries(
    names
      .map(name => [name, field(name, at(o, name), at(a, name), at(b, name))] as const)
      .filter(([, value]) => value !== undefined),
  ) as B
  return {
    body,
    confidence: field('confidence', base.confidence, theirs.confidence, yours.confidence) as Confidence,
    evidence: field('evidence', base.evidence, theirs.evidence, yours.evidence) as Evidence[],
    conflicts,
  }
}
