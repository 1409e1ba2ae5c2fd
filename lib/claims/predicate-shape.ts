/** Conditions that a predicate may have, and how many levels of and, or, not may stand within each other. */
export const shapeLimits = { conditions: 16, levels: 4 }

/**
 * Why something that may be a predicate is too large, null where it is not. Goes down no further than the limits, so that it can be asked
 * before anything that goes all the way.
 */
export function shapeFault(given: unknown): string | null {
  let conditions = 0
  let row = [given]
  for (let level = 0; row.length > 0; level++) {
    const below: unknown[] = []
    for (const one of row) {
      const inner = typeof one === 'object' && one !== null && 'of' in one ? one.of : undefined
      if (inner === undefined) conditions++
      else if (level === shapeLimits.levels) return `Use at most ${shapeLimits.levels} levels of and, or, not.`
      else if (Array.isArray(inner)) below.push(...inner.slice(0, shapeLimits.conditions + 1))
      else below.push(inner)
      if (conditions + below.length > shapeLimits.conditions) return `Use at most ${shapeLimits.conditions} conditions.`
    }
    row = below
  }
  return null
}
