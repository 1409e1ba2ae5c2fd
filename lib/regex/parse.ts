import { foldCase } from '#lib/regex/case-fold.ts'
import type { CodePoints } from '#lib/regex/code-points.ts'
import { MAX_DEPTH, MAX_REPEAT } from '#lib/regex/limits.ts'
import { anything, dot } from '#lib/regex/named-classes.ts'
import { parseClass } from '#lib/regex/parse-class.ts'
import { parseEscape } from '#lib/regex/parse-escape.ts'
import { openGroup } from '#lib/regex/parse-group.ts'
import { SourceReader } from '#lib/regex/source-reader.ts'
import type { Assertion, Flags, Syntax } from '#lib/regex/syntax.ts'

const QUANTIFIER = /[*+?]|\{(\d+)(,?)(\d*)\}/y

/** The syntax of a pattern. Throws PatternError where it is none, or uses what the language has not. */
export function parse(source: string, ignoreCase: boolean): Syntax {
  const reader = new SourceReader(source)
  const syntax = choice(reader, { i: ignoreCase, s: false, m: false }, 0)
  if (!reader.done) reader.refuse('this ) closes no group: write \\) for the character')
  return syntax
}

function choice(reader: SourceReader, flags: Flags, depth: number): Syntax {
  if (depth > MAX_DEPTH) reader.refuse(`wanted at most ${MAX_DEPTH} groups inside each other: nest less deep`)
  const options: Syntax[] = []
  do options.push(sequence(reader, flags, depth))
  while (reader.take('|'))
  return options.length === 1 ? options[0] : { kind: 'choice', options }
}

/** Up to the next `|`, `)` or the end. Flags set by `(?i)` hold to the end of the group, other options included. */
function sequence(reader: SourceReader, flags: Flags, depth: number): Syntax {
  const parts: Syntax[] = []
  while (!(reader.done || reader.sees('|') || reader.sees(')'))) {
    if (reader.take('\\Q')) {
      const end = reader.source.indexOf('\\E', reader.at)
      const stop = end < 0 ? reader.source.length : end
      while (reader.at < stop) parts.push(literal(reader.next().codePointAt(0) ?? 0, flags))
      reader.take('\\E')
      const last = parts.pop()
      if (last) parts.push(repeated(reader, last))
      continue
    }
    const part = atom(reader, flags, depth)
    if (part !== null) parts.push(repeated(reader, part))
  }
  if (parts.length === 0) return { kind: 'empty' }
  return parts.length === 1 ? parts[0] : { kind: 'sequence', parts }
}

function atom(reader: SourceReader, flags: Flags, depth: number): Syntax | null {
  const at = reader.at
  const character = reader.next()
  switch (character) {
    case '.':
      return { kind: 'class', points: flags.s ? anything : dot }
    case '[':
      return { kind: 'class', points: parseClass(reader, flags.i) }
    case '(': {
      const inner = openGroup(reader, flags)
      if (inner === null) return null
      const body = choice(reader, inner, depth + 1)
      if (!reader.take(')')) reader.refuse('wanted ) to close this group, got the end of the pattern', at)
      return body
    }
    case '^':
      return { kind: 'assert', assertion: flags.m ? 'lineStart' : 'textStart', at, written: '^' }
    case '$':
      if (flags.m) return { kind: 'assert', assertion: 'lineEnd', at, written: '$' }
      return refuseTextEnd(reader, '$', at)
    case '\\':
      return escaped(reader, flags, at)
    case '*':
    case '+':
    case '?':
      return reader.refuse(`nothing stands before ${character} that it could repeat: write \\${character}`, at)
    default:
      return literal(character.codePointAt(0) ?? 0, flags)
  }
}

function escaped(reader: SourceReader, flags: Flags, at: number): Syntax {
  const between = (assertion: Assertion, written: string): Syntax => ({ kind: 'assert', assertion, at, written })
  if (reader.take('A')) return between('textStart', '\\A')
  if (reader.take('b')) return between('wordBoundary', '\\b')
  if (reader.take('B')) return between('noWordBoundary', '\\B')
  if (reader.take('z')) return refuseTextEnd(reader, '\\z', at)
  if (reader.take('Z')) return refuseTextEnd(reader, '\\Z', at)
  const meant = parseEscape(reader)
  return typeof meant === 'number' ? literal(meant, flags) : { kind: 'class', points: meant }
}

function refuseTextEnd(reader: SourceReader, written: string, at: number): never {
  const instead = written === '$' ? 'leave it out, or write \\$ for the character' : 'leave it out'
  return reader.refuse(`${written} asks whether the text ends here, which a causal neuron cannot see: ${instead}`, at)
}

function literal(point: number, flags: Flags): Syntax {
  const points: CodePoints = [point, point]
  return { kind: 'class', points: flags.i ? foldCase(points) : points }
}

/** A part with the quantifier that follows it. Laziness changes which match is preferred, never where matches can end. */
function repeated(reader: SourceReader, body: Syntax): Syntax {
  const at = reader.at
  const found = reader.match(QUANTIFIER)
  if (!found) return body
  reader.take('?')
  const second = reader.at
  if (reader.match(QUANTIFIER))
    reader.refuse('a quantifier stands on another one: put the first into a group, such as (?:a+)*', second)
  if (found[0] === '*') return { kind: 'repeat', body, min: 0, max: null }
  if (found[0] === '+') return { kind: 'repeat', body, min: 1, max: null }
  if (found[0] === '?') return { kind: 'repeat', body, min: 0, max: 1 }
  const min = Number(found[1])
  const max = found[3] !== '' ? Number(found[3]) : found[2] ? null : min
  if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT)
    reader.refuse(
      `wanted at most ${MAX_REPEAT} repeats, got ${found[0]}: use * or + where the number does not matter`,
      at,
    )
  if (max !== null && max < min) reader.refuse(`wanted {least,most}, got ${found[0]}: turn the numbers round`, at)
  return max === 0 ? { kind: 'empty' } : { kind: 'repeat', body, min, max }
}
