import { same } from '#lib/claims/same.ts'
/** A list that two people made of one. */
export interface MergedRows<T> {
  rows: T[]
  /** Keys of rows that both changed, or one changed and one took out; as the first writer has them, or as changed. */
  conflicts: string[]
}

/**
 * Merges two lists that began from one as sets of rows with keys: what either took out is out, what either put in is in, what one
 * changed is changed. The order is that of whoever changed it; where both did, the first writer's.
 */
export function mergeRows<T>(base: T[], theirs: T[], yours: T[], keyOf: (row: T) => string): MergedRows<T> {
  const [o, a, b] = [base, theirs, yours].map(rows => new Map(rows.map(row => [keyOf(row), row])))
  const conflicts: string[] = []
  const merged = new Map<string, T>()
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [before, first, second] = [o.get(key), a.get(key), b.get(key)]
    if (same(first, second)) merged.set(key, first as T)
    else if (same(before, first)) {
      if (second !== undefined) merged.set(key, second)
    } else if (same(before, second)) {
      if (first !== undefined) merged.set(key, first)
    } else {
      conflicts.push(key)
      merged.set(key, (first ?? second) as T)
    }
  }
  const keys = (map: Map<string, T>) => [...map.keys()]
  const among = (map: Map<string, T>, other: Map<string, T>) => keys(map).filter(key => other.has(key))
  const moved = !same(among(o, a), among(a, o))
  const order = moved ? [...keys(a), ...keys(b)] : [...keys(b), ...keys(a)]
  return {
    rows: [...new Set(order)].flatMap(key => (merged.has(key) ? [merged.get(key) as T] : [])),
    conflicts,
  }
}
