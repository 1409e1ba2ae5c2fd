/** A set of code points: pairs of first and last, ascending, neither touching nor overlapping. */
export type CodePoints = readonly number[]

export const LAST_CODE_POINT = 0x10ffff

/** The set that any pairs of first and last name together. */
export function unite(pairs: readonly number[]): CodePoints {
  const sorted: [number, number][] = []
  for (let i = 0; i < pairs.length; i += 2) sorted.push([pairs[i], pairs[i + 1]])
  sorted.sort((a, b) => a[0] - b[0])
  const united: number[] = []
  for (const [first, last] of sorted) {
    const end = united.length - 1
    if (end > 0 && first <= united[end] + 1) united[end] = Math.max(united[end], last)
    else united.push(first, last)
  }
  return united
}

/** All code points that are not in the set. */
export function complement(points: CodePoints): CodePoints {
  const rest: number[] = []
  let next = 0
  for (let i = 0; i < points.length; i += 2) {
    if (points[i] > next) rest.push(next, points[i] - 1)
    next = points[i + 1] + 1
  }
  if (next <= LAST_CODE_POINT) rest.push(next, LAST_CODE_POINT)
  return rest
}

/** Whether the set has a code point. */
export function contains(points: CodePoints, point: number): boolean {
  let low = 0
  let high = points.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[2 * middle + 1] < point) low = middle + 1
    else high = middle
  }
  return 2 * low < points.length && points[2 * low] <= point
}

/** How many code points the set has. */
export function count(points: CodePoints): number {
  let n = 0
  for (let i = 0; i < points.length; i += 2) n += points[i + 1] - points[i] + 1
  return n
}

/** The i-th code point of the set, from 0. */
export function pointAt(points: CodePoints, i: number): number {
  let left = i
  for (let j = 0; j < points.length; j += 2) {
    const size = points[j + 1] - points[j] + 1
    if (left < size) return points[j] + left
    left -= size
  }
  throw new Error(`code points: wanted one of ${count(points)}, got number ${i}`)
}
