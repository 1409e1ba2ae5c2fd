import { type CodePoints, contains, unite } from '#lib/regex/code-points.ts'

const LAST_CASED = 0x1e943

let groups: number[][] | null = null

/** Code points beyond ASCII that share one capital, each group at least two; built once. */
function casedGroups(): number[][] {
  if (groups) return groups
  const byCapital = new Map<number, number[]>()
  for (let point = 0x80; point <= LAST_CASED; point++) {
    if (point >= 0xd800 && point <= 0xf8ff) continue
    const capital = String.fromCodePoint(point).toUpperCase()
    const upper = capital.codePointAt(0) ?? point
    // A letter whose capital is two letters, or one of ASCII (the long s, the Kelvin sign), stands for itself alone.
    const own = upper < 0x80 || capital.length > (upper > 0xffff ? 2 : 1) ? point : upper
    const group = byCapital.get(own)
    if (group) group.push(point)
    else byCapital.set(own, [point])
  }
  groups = [...byCapital.values()].filter(group => group.length > 1)
  return groups
}

/** The set with the other cases of all its letters: those of ASCII among themselves, others by their capital of one letter. */
export function foldCase(points: CodePoints): CodePoints {
  const pairs = [...points]
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    const both = contains(points, letter) || contains(points, letter + 32)
    if (both) pairs.push(letter, letter, letter + 32, letter + 32)
  }
  if (points.length > 0 && points[points.length - 1] >= 0x80)
    for (const group of casedGroups())
      if (group.some(point => contains(points, point))) for (const point of group) pairs.push(point, point)
  return unite(pairs)
}
