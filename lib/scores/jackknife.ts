import { jackknifeError } from '#lib/numeric/jackknife.ts'
import { mergeTokens, noTokens, type TokenSums } from '#lib/scores/token-sums.ts'

/** Groups of documents that an error is taken over (methods.md §0). */
export const errorGroups = 16

/**
 * Standard error of a statistic over groups of documents, each left out in turn; null with fewer than 16 groups that hold tokens, and
 * where the statistic is undefined without one of them.
 */
export function groupError(groups: readonly TokenSums[], statistic: (sums: TokenSums) => number | null): number | null {
  const own = groups.filter(({ n }) => n > 0)
  if (own.length < errorGroups) return null
  const all = noTokens()
  for (const group of own) mergeTokens(all, group)
  return jackknifeError(own.map(group => statistic(mergeTokens({ ...all }, group, -1))))
}
