import type { ValueFinder } from '#lib/families/value-finder.ts'
import { findMatches } from '#lib/patterns/find-matches.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import type { MatchRow, ScanBudget } from '#lib/patterns/scan-rows.ts'

/** Slots of the sample's tokens that show a value, ascending; null with the reason where that cannot be said. */
export type ValueSlots = { slots: Uint32Array } | { slots: null; reason: string }

/** Finds the tokens of each value in one pass over the sample, and one more for each pattern. `matcher` reads a pattern or throws why not. */
export function valueSlots(
  texts: IndexTexts,
  finders: readonly ValueFinder[],
  matcher: (finder: Extract<ValueFinder, { kind: 'pattern' }>) => { match: MatchRow; budget: ScanBudget | null },
): ValueSlots[] {
  const byToken = tokenSlots(texts, finders)
  return finders.map((finder, i): ValueSlots => {
    if (finder.kind === 'none') return { slots: null, reason: finder.reason }
    if (finder.kind === 'tokens') return { slots: Uint32Array.from(byToken[i]) }
    if (finder.kind === 'documents') return { slots: documentSlots(texts, new Set(finder.documents)) }
    try {
      const { match, budget } = matcher(finder)
      return { slots: findMatches(match, texts, budget).slots }
    } catch (error) {
      // A pattern that is none, or matches a fifth of all tokens: the other columns stand.
      return { slots: null, reason: error instanceof Error ? error.message : String(error) }
    }
  })
}

function tokenSlots({ tokens }: IndexTexts, finders: readonly ValueFinder[]): number[][] {
  const found: number[][] = finders.map(() => [])
  const columns = new Map<number, number[]>()
  for (const [i, finder] of finders.entries())
    if (finder.kind === 'tokens') for (const id of finder.ids) columns.set(id, [...(columns.get(id) ?? []), i])
  if (columns.size > 0)
    for (let slot = 0; slot < tokens.length; slot++)
      for (const column of columns.get(tokens[slot]) ?? []) found[column].push(slot)
  return found
}

function documentSlots({ rowSlot, rowDocument }: IndexTexts, documents: ReadonlySet<number>): Uint32Array {
  const found: number[] = []
  for (let row = 0; row < rowDocument.length; row++)
    if (documents.has(rowDocument[row])) for (let slot = rowSlot[row]; slot < rowSlot[row + 1]; slot++) found.push(slot)
  return Uint32Array.from(found)
}
