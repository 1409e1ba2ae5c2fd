/**
 * Weights c >= 0 that make c'Gc - 2h'c smallest (methods §7): non-negative least squares from second moments, G [n][n] and h [n]. By Lawson
 * and Hanson's active set; a child that does not vary has weight 0.
 */
export function nonNegativeFit(g: readonly (readonly number[])[], h: readonly number[]): number[] {
  const n = h.length
  let weights = new Array<number>(n).fill(0)
  const free = new Set<number>()
  const tolerance = 1e-10 * Math.max(0, ...h.map(Math.abs))
  for (let round = 0; round < 3 * n; round++) {
    const gradient = h.map((value, i) => value - g[i].reduce((sum, x, j) => sum + x * weights[j], 0))
    const next = gradient.reduce(
      (best, value, i) => (!free.has(i) && g[i][i] > 0 && value > Math.max(tolerance, gradient[best] ?? 0) ? i : best),
      -1,
    )
    if (next < 0) return weights
    free.add(next)
    for (;;) {
      const solved = solve(g, h, [...free])
      const negative = [...free].filter(i => solved[i] <= 0)
      if (negative.length === 0) {
        weights = solved
        break
      }
      const step = Math.min(...negative.map(i => weights[i] / (weights[i] - solved[i] || 1)))
      weights = weights.map((weight, i) => weight + step * (solved[i] - weight))
      for (const i of negative) if (weights[i] <= 1e-12) free.delete(i)
      if (free.size === 0) break
    }
  }
  return weights
}

/** The least-squares weights of some of the variables, the others 0: Gauss-Jordan with pivots. */
function solve(g: readonly (readonly number[])[], h: readonly number[], free: readonly number[]): number[] {
  const rows = free.map(i => [...free.map(j => g[i][j]), h[i]])
  const n = free.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot], rows[column]]
    // Two children that are the same: one of them is enough.
    if (Math.abs(rows[column][column]) < 1e-12) continue
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = rows[row][column] / rows[column][column]
      for (let j = column; j <= n; j++) rows[row][j] -= factor * rows[column][j]
    }
  }
  const solved = new Array<number>(h.length).fill(0)
  for (const [at, i] of free.entries()) solved[i] = Math.abs(rows[at][at]) < 1e-12 ? 0 : rows[at][n] / rows[at][at]
  return solved
}
