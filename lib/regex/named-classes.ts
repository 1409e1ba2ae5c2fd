import { type CodePoints, complement, unite } from '#lib/regex/code-points.ts'

const range = (...ends: string[]): CodePoints => unite(ends.flatMap(pair => [pair.charCodeAt(0), pair.charCodeAt(1)]))

const digit = range('09')
const word = range('09', 'AZ', 'az', '__')
// RE2's: no vertical tab here, one in [[:space:]].
const space = range('\t\n', '\f\r', '  ')

/** Classes written with a backslash, and their complements in capitals; ASCII only, as in RE2. */
export const escapedClasses: Readonly<Record<string, CodePoints>> = {
  d: digit,
  w: word,
  s: space,
  D: complement(digit),
  W: complement(word),
  S: complement(space),
}

/** Classes written `[:name:]` inside brackets. */
export const bracketClasses: Readonly<Record<string, CodePoints>> = {
  alnum: range('09', 'AZ', 'az'),
  alpha: range('AZ', 'az'),
  ascii: [0, 0x7f],
  blank: range('\t\t', '  '),
  cntrl: unite([0, 0x1f, 0x7f, 0x7f]),
  digit,
  graph: range('!~'),
  lower: range('az'),
  print: range(' ~'),
  punct: range('!/', ':@', '[`', '{~'),
  space: range('\t\r', '  '),
  upper: range('AZ'),
  word,
  xdigit: range('09', 'AF', 'af'),
}

/** What `.` stands for: anything but a line break, or anything. */
export const dot: CodePoints = complement([10, 10])
export const anything: CodePoints = complement([])
