import { type CodePoints, count, pointAt } from '#lib/regex/code-points.ts'
import { MAX_SAMPLE_TRIES } from '#lib/regex/limits.ts'
import type { Pattern } from '#lib/regex/pattern.ts'
import { AT_START, type Program } from '#lib/regex/program.ts'
import { Stepper } from '#lib/regex/stepper.ts'
import type { Syntax } from '#lib/regex/syntax.ts'

const FIRST_PRINTED = 0x20
const LAST_PRINTED = 0x7e
/** Share of characters drawn from printable ASCII, where a class has any. */
const PRINTED_SHARE = 0.95
/** Chance of one more repeat where a pattern asks for no more. */
const MORE = 0.5

/**
 * A string that the pattern matches as a whole when it stands at the start of a text: alternatives alike often, repeats beyond the
 * least with falling chance, characters mostly of printable ASCII. `random` gives numbers in [0, 1). Null where 200 draws have none
 * (assertions that seldom hold).
 */
export function sampleMatch(pattern: Pattern, random: () => number): string | null {
  const stepper = new Stepper(pattern.program)
  for (let i = 0; i < MAX_SAMPLE_TRIES; i++) {
    const text = draw(pattern.program.syntax, random)
    if (matchesWhole(stepper, pattern.program, new TextEncoder().encode(text))) return text
  }
  return null
}

/** Whether a match that begins before the first byte ends behind the last one. */
function matchesWhole(stepper: Stepper, program: Program, bytes: Uint8Array): boolean {
  stepper.setOut()
  let before = AT_START
  for (const byte of bytes) {
    const c = program.classes[byte]
    stepper.stepOnly(stepper.list.slice(0, stepper.size), 0, stepper.size, before, c)
    before = program.after[c]
  }
  return stepper.accepts
}

function draw(syntax: Syntax, random: () => number): string {
  switch (syntax.kind) {
    case 'class':
      return String.fromCodePoint(drawPoint(syntax.points, random))
    case 'sequence':
      return syntax.parts.map(part => draw(part, random)).join('')
    case 'choice':
      return draw(syntax.options[Math.floor(random() * syntax.options.length)], random)
    case 'repeat': {
      let times = syntax.min
      while (times < (syntax.max ?? Number.POSITIVE_INFINITY) && random() < MORE) times++
      return Array.from({ length: times }, () => draw(syntax.body, random)).join('')
    }
    default:
      return ''
  }
}

function drawPoint(points: CodePoints, random: () => number): number {
  const printed: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const first = Math.max(points[i], FIRST_PRINTED)
    const last = Math.min(points[i + 1], LAST_PRINTED)
    if (first <= last) printed.push(first, last)
  }
  const from = printed.length > 0 && random() < PRINTED_SHARE ? printed : points
  return pointAt(from, Math.floor(random() * count(from)))
}
