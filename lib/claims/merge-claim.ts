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

/** What a predicate is where it is not made of others: it is merged as its tokens are. Others are taken whole, since and, or, not hang together. */
const isCondition = (given: unknown): given is { type: unknown } =>
  typeof given === 'object' && given !== null && 'type' in given && !('of' in given) && !Array.isArray(given)

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
    if (isCondition(o) && isCondition(a) && isCondition(b) && o.type === a.type && o.type === b.type)
      return fields(`${name}.`, o, a, b)
    if (Array.isArray(o) && Array.isArray(a) && Array.isArray(b)) {
      const merged = mergeRows<unknown>(o, a, b, rowKey)
      conflicts.push(...merged.conflicts.map(key => `${name}.${key}`))
      return merged.rows
    }
    conflicts.push(name)
    return b
  }
  const fields = (before: string, ...sides: [o: object, a: object, b: object]): object => {
    const [o, a, b] = sides.map(side => new Map<string, unknown>(Object.entries(side)))
    return Object.fromEntries(
      [...new Set([...a.keys(), ...b.keys()])]
        .map(name => [name, field(before + name, o.get(name), a.get(name), b.get(name))] as const)
        .filter(([, value]) => value !== undefined),
    )
  }
  return {
    body: fields('', base.body, theirs.body, yours.body) as B,
    confidence: field('confidence', base.confidence, theirs.confidence, yours.confidence) as Confidence,
    evidence: field('evidence', base.evidence, theirs.evidence, yours.evidence) as Evidence[],
    conflicts,
  }
}
