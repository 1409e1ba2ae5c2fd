import { compileLiteral, compileSplitPattern } from '#lib/tokens/split-pattern.ts'
import type { PreTokenizerStep, SplitBehavior } from '#lib/tokens/tokenizer-json.ts'

/** Cuts each piece of `pieces` further; appends the results to `out`. Nothing of the text is lost. */
type Cut = (piece: string, out: string[]) => void

/** GPT-2's own split, which ByteLevel applies when use_regex is set. */
const GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"

/**
 * Every match and every stretch between matches is a piece. Matches usually touch, so a sticky test, which makes no
 * match object, comes first; only where it fails is the next match searched. An empty match only cuts; where `isMatch`
 * is given, which gets one entry a piece, it is an empty piece: it still parts what lies on both sides.
 */
function isolate(pattern: RegExp): (piece: string, out: string[], isMatch?: boolean[]) => void {
  const sticky = new RegExp(pattern.source, 'uy')
  const search = new RegExp(pattern.source, 'gu')
  return (piece, out, isMatch) => {
    let from = 0 // end of the last piece
    let at = 0 // where to look next: one further after an empty match
    const push = (end: number, matched: boolean): void => {
      if (end > from || (matched && isMatch)) {
        out.push(piece.slice(from, end))
        isMatch?.push(matched)
      }
      from = end
    }
    while (at < piece.length) {
      sticky.lastIndex = at
      if (at === from && sticky.test(piece) && sticky.lastIndex > at) {
        at = sticky.lastIndex
        push(at, true)
        continue
      }
      search.lastIndex = at
      const match = search.exec(piece)
      if (match === null) break
      push(match.index, false)
      push(match.index + match[0].length, true)
      at = match[0] === '' ? from + ((piece.codePointAt(from) ?? 0) > 0xffff ? 2 : 1) : from
    }
    push(piece.length, false)
  }
}

/** As isolate, then matches are glued to their neighbours as `behavior` says. */
function split(pattern: RegExp, behavior: SplitBehavior, invert: boolean): Cut {
  const pieces = isolate(pattern)
  if (behavior === 'Isolated') return (piece, out) => pieces(piece, out) // the same pieces whether inverted or not
  return (piece, out) => {
    const parts: string[] = []
    const matched: boolean[] = []
    pieces(piece, parts, matched)
    const glued: string[] = []
    parts.forEach((part, i) => {
      const isMatch = matched[i] !== invert
      const wasMatch = matched[i - 1] !== invert
      const glue =
        (behavior === 'Contiguous' && isMatch === wasMatch) ||
        (behavior === 'MergedWithPrevious' && isMatch && !wasMatch) ||
        (behavior === 'MergedWithNext' && wasMatch && !isMatch)
      if (i > 0 && glue) glued[glued.length - 1] += part
      else glued.push(part)
    })
    for (const part of glued) if (part !== '') out.push(part)
  }
}

function prefixSpace(piece: string, out: string[]): void {
  out.push(piece.startsWith(' ') ? piece : ` ${piece}`)
}

function cutsOf(step: PreTokenizerStep): Cut[] {
  if (step.type === 'digits') return [split(/\p{N}/gu, step.individual ? 'Isolated' : 'Contiguous', false)]
  if (step.type === 'split') {
    const { pattern, behavior, invert } = step
    return [
      split(
        'regex' in pattern ? compileSplitPattern(pattern.regex) : compileLiteral(pattern.literal),
        behavior,
        invert,
      ),
    ]
  }
  const cuts: Cut[] = step.addPrefixSpace ? [prefixSpace] : []
  if (step.useRegex) cuts.push(isolate(compileSplitPattern(GPT2)))
  return cuts
}

/**
 * The steps of a pre-tokenizer as one function: text -> pieces that merges never cross. Joined, the pieces are the text
 * (with one space before a piece where ByteLevel's add_prefix_space asks for it).
 */
export function createPreTokenizer(steps: PreTokenizerStep[]): (text: string) => string[] {
  const cuts = steps.flatMap(cutsOf)
  return text => {
    let pieces = text === '' ? [] : [text]
    for (const cut of cuts) {
      const out: string[] = []
      for (const piece of pieces) cut(piece, out)
      pieces = out
    }
    return pieces
  }
}
