/** Values that must be there for a score (methods §6). */
const leastValues = 3

/**
 * E_g of two neurons under a shift of the parameter's values (methods §6): correlation over values v of the first one's mean at v with the
 * second one's at g v, where g takes each value to the one `shift` places on, the last to the first. Profiles are [values], null where no
 * token shows the value. Null below three values that both have, and where one of the two does not vary.
 */
export function equivariance(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  shift: number,
): number | null {
  const n = a.length
  const pairs: [number, number][] = []
  for (let v = 0; v < n; v++) {
    const [x, y] = [a[v], b[(((v + shift) % n) + n) % n]]
    if (x !== null && y !== null) pairs.push([x, y])
  }
  return pairs.length < leastValues ? null : correlation(pairs)
}

function correlation(pairs: readonly [number, number][]): number | null {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [mx, my] = [mean(0), mean(1)]
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2
    yy += (y - my) ** 2
    xy += (x - mx) * (y - my)
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null
}
