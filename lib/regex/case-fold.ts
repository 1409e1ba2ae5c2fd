import { type CodePoints, contains, count, pointAt, unite } from '#lib/regex/code-points.ts'

const LAST_CASED = 0x1e943
/** Sets up to this size are folded point by point, larger ones group by group. */
const SMALL = 64

/** Code points beyond ASCII that share one capital, by each of them. */
let groups: Map<number, readonly number[]> | null = null

function casedGroups(): Map<number, readonly number[]> {
  if (groups) return groups
  const byCapital = new Map<number, number[]>()
  for (let point = 0x80; point <= LAST_CASED; point++) {
    // Surrogates and private use: no letters.
    if (point >= 0xd800 && point <= 0xf8ff) continue
    const capital = String.fromCodePoint(point).toUpperCase()
    const upper = capital.codePointAt(0) ?? point
    // A letter whose capital is two letters, or one of ASCII (the long s, the Kelvin sign), stands for itself alone.
    const own = upper < 0x80 || capital.length > (upper > 0xffff ? 2 : 1) ? point : upper
    const group = byCapital.get(own)
    if (group) group.push(point)
    else byCapital.set(own, [point])
  }
  groups = new Map()
  for (const group of byCapital.values()) if (group.length > 1) for (const point of group) groups.set(point, group)
  return groups
}

/** The set with the other cases of all its letters: those of ASCII among themselves, others by their capital of one letter. */
export function foldCase(points: CodePoints): CodePoints {
  const pairs = [...points]
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    const both = contains(points, letter) || contains(points, letter + 32)
    if (both) pairs.push(letter, letter, letter + 32, letter + 32)
  }
  if (points.length > 0 && points[points.length - 1] >= 0x80) {
    const cased = casedGroups()
    const size = count(points)
    const addGroup = (point: number): void => {
      for (const other of cased.get(point) ?? []) pairs.push(other, other)
    }
    if (size <= SMALL) for (let i = 0; i < size; i++) addGroup(pointAt(points, i))
    else for (const point of cased.keys()) if (contains(points, point)) addGroup(point)
  }
  return unite(pairs)
}
