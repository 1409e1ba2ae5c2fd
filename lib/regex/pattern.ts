import { compileProgram } from '#lib/regex/compile-program.ts'
import { LazyDfa } from '#lib/regex/lazy-dfa.ts'
import { MAX_SOURCE, MAX_WIDTH } from '#lib/regex/limits.ts'
import { parse } from '#lib/regex/parse.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'
import type { Program } from '#lib/regex/program.ts'
import { programWidth } from '#lib/regex/program-width.ts'
import { refuseLookAhead } from '#lib/regex/refuse-look-ahead.ts'
import { mayBeEmpty, type Syntax } from '#lib/regex/syntax.ts'

export { PatternError }

/** What a pattern is read with, besides its source. */
export interface PatternOptions {
  /** Letters stand for both of their cases. */
  ignoreCase: boolean
  /** A match may not begin inside a word; it may end inside one, since whether the word goes on cannot be seen yet. */
  wholeWord: boolean
}

/** A pattern ready to scan texts. It learns while it scans, so each thread makes its own from source and options. */
export interface Pattern {
  readonly source: string
  readonly options: Readonly<PatternOptions>
  readonly program: Program
  readonly dfa: LazyDfa
}

/** Reads a pattern. Throws PatternError where it is none, is too large, or asks for what a causal neuron cannot see. */
export function compilePattern(source: string, options: Partial<PatternOptions> = {}): Pattern {
  const { ignoreCase = false, wholeWord = false } = options
  if (source === '') throw new PatternError('wanted a pattern, got nothing: write one, such as \\d{4}')
  if (source.length > MAX_SOURCE)
    throw new PatternError(`wanted at most ${MAX_SOURCE} characters, got ${source.length}: shorten it`)
  const half = source.search(/[\ud800-\udfff]/u)
  if (half >= 0) throw new PatternError('half a character (a lone surrogate) stands here: leave it out', half)

  const parsed = parse(source, ignoreCase)
  if (mayBeEmpty(parsed))
    throw new PatternError('it matches the empty text, so it would match everywhere: ask for at least one character')
  refuseLookAhead(parsed)
  const program = compileProgram(wholeWord ? fromWordStart(parsed) : parsed)
  const width = programWidth(program)
  if (width > MAX_WIDTH)
    throw new PatternError(
      `wanted at most ${MAX_WIDTH} places where a match can stand at once, got up to ${width}: lower its counted repeats or use * or +`,
    )
  return { source, options: { ignoreCase, wholeWord }, program, dfa: new LazyDfa(program) }
}

function fromWordStart(syntax: Syntax): Syntax {
  const start: Syntax = { kind: 'assert', assertion: 'outsideWord', at: 0, written: '' }
  return { kind: 'sequence', parts: [start, syntax] }
}
