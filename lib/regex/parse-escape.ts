import { type CodePoints, LAST_CODE_POINT } from '#lib/regex/code-points.ts'
import { escapedClasses } from '#lib/regex/named-classes.ts'
import type { SourceReader } from '#lib/regex/source-reader.ts'

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 }

/** What stands after a backslash, inside brackets or outside: one code point, or a class such as \d. The backslash is passed. */
export function parseEscape(reader: SourceReader): number | CodePoints {
  const at = reader.at - 1
  const letter = reader.next()
  if (letter === '') reader.refuse('wanted a character after the backslash at the end: write \\\\ for a backslash', at)
  if (letter in escapedClasses) return escapedClasses[letter]
  if (letter in CONTROLS) return CONTROLS[letter]
  if (letter === 'x') return hexadecimal(reader, at)
  if (letter === '0') return Number.parseInt(`0${reader.match(/[0-7]{1,2}/y)?.[0] ?? ''}`, 8)
  if (/[1-9]/.test(letter) || letter === 'k')
    reader.refuse(
      `\\${letter} refers back to a group: refused, since no finite automaton can compare two stretches of text; write out what it should be`,
      at,
    )
  if (letter === 'p' || letter === 'P')
    reader.refuse(`\\${letter} names a Unicode class, which is not supported: name ranges, such as [À-ÿ]`, at)
  if (/[a-z]/i.test(letter) || letter.charCodeAt(0) > 127)
    reader.refuse(`\\${letter} has no meaning here: write ${letter} for the character itself`, at)
  return letter.charCodeAt(0)
}

function hexadecimal(reader: SourceReader, at: number): number {
  const found = reader.match(/\{([0-9a-f]+)\}|([0-9a-f]{2})/iy)
  if (!found) reader.refuse('wanted two hexadecimal digits or {digits} after \\x, such as \\x41 or \\x{e9}', at)
  const point = Number.parseInt(found[1] ?? found[2], 16)
  if (point > LAST_CODE_POINT) reader.refuse(`${found[0]} is beyond the last code point, 10FFFF`, at)
  if (point >= 0xd800 && point <= 0xdfff) reader.refuse(`\\x${found[0]} is half a character (a surrogate)`, at)
  return point
}
