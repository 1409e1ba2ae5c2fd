const z = 1.959964

/** Wilson's 95 % interval of a proportion: `hits` of `n` independent trials. [0, 1] where n is 0. */
export function wilsonInterval(hits: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1]
  const p = hits / n
  const centre = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n * n))) / (1 + z ** 2 / n)
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}
