import { foldCase } from '#lib/regex/case-fold.ts'
import { type CodePoints, complement, unite } from '#lib/regex/code-points.ts'
import { bracketClasses } from '#lib/regex/named-classes.ts'
import { parseEscape } from '#lib/regex/parse-escape.ts'
import type { SourceReader } from '#lib/regex/source-reader.ts'

/** A class in brackets; the opening one is passed. Folds case before it negates. */
export function parseClass(reader: SourceReader, ignoreCase: boolean): CodePoints {
  const start = reader.at - 1
  const negated = reader.take('^')
  const pairs: number[] = []
  for (let first = true; first || !reader.take(']'); first = false) {
    if (reader.done) reader.refuse('wanted ] to end this class, got the end of the pattern', start)
    const at = reader.at
    const low = classItem(reader)
    if (typeof low !== 'number') {
      for (const end of low) pairs.push(end)
      continue
    }
    if (!reader.sees('-') || reader.sees('-]') || !reader.take('-')) {
      pairs.push(low, low)
      continue
    }
    if (reader.done) reader.refuse('wanted ] to end this class, got the end of the pattern', start)
    const high = classItem(reader)
    if (typeof high !== 'number') reader.refuse('wanted one character at the end of this range, got a class', at)
    if (high < low)
      reader.refuse(`wanted a range from low to high, got ${reader.source.slice(at, reader.at)}: turn it round`, at)
    pairs.push(low, high)
  }
  const points = ignoreCase ? foldCase(unite(pairs)) : unite(pairs)
  const set = negated ? complement(points) : points
  if (set.length === 0) reader.refuse('this class has no character at all, so nothing can match it', start)
  return set
}

function classItem(reader: SourceReader): number | CodePoints {
  const at = reader.at
  const named = reader.match(/\[:(\^?)(\w*):\]/y)
  if (named) {
    const points = Object.hasOwn(bracketClasses, named[2]) ? bracketClasses[named[2]] : undefined
    if (!points)
      reader.refuse(`no class is called ${named[0]}: there are ${Object.keys(bracketClasses).join(', ')}`, at)
    return named[1] ? complement(points) : points
  }
  if (reader.take('\\')) {
    if (reader.sees('b') || reader.sees('B')) reader.refuse('\\b has no meaning inside brackets: write \\x08', at)
    return parseEscape(reader)
  }
  return reader.next().codePointAt(0) ?? 0
}
