/**
 * Jackknife standard error sqrt((G-1)/G sum (theta_(-g) - mean)^2) from the estimates without each group; null for fewer than two
 * groups or where one has no estimate.
 */
export function jackknifeError(without: readonly (number | null)[]): number | null {
  const g = without.length
  if (g < 2) return null
  let mean = 0
  for (const theta of without) {
    if (theta === null || Number.isNaN(theta)) return null
    mean += theta / g
  }
  return Math.sqrt(((g - 1) / g) * without.reduce<number>((sum, theta) => sum + (theta! - mean) ** 2, 0))
}
