/** Where a text may be cut: behind a mark, where `good` says so. */
interface Break {
  mark: string
  good?: (text: string, end: number) => boolean
}

/** Best first. */
const BREAKS: Break[] = [
  // A blank line before something at the left margin: a paragraph, or a top-level definition of a program.
  { mark: '\n\n', good: (text, end) => !/\s/.test(text[end] ?? '') },
  { mark: '\n\n' },
  { mark: '\n' },
  { mark: ' ', good: (text, end) => isStop(text[end - 2]) || (/["'”’)]/.test(text[end - 2]) && isStop(text[end - 3])) },
  { mark: ' ' },
]

function isStop(character: string | undefined): boolean {
  return character === '.' || character === '!' || character === '?'
}

/** The last end in [first, last] behind a break, or -1. */
function lastBreak(text: string, first: number, last: number, { mark, good }: Break): number {
  const low = Math.max(0, first - mark.length)
  const window = text.slice(low, last)
  for (let i = window.lastIndexOf(mark); i >= 0; i = i > 0 ? window.lastIndexOf(mark, i - 1) : -1) {
    const end = low + i + mark.length
    if (end >= first && (!good || good(text, end))) return end
  }
  return -1
}

/** Anywhere but inside a surrogate pair or between CR and LF, if that leaves something. */
function anywhere(text: string, from: number, last: number): number {
  const isPair = (text.charCodeAt(last - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(last) & 0xfc00) === 0xdc00
  const isLineEnd = text[last - 1] === '\r' && text[last] === '\n'
  return (isPair || isLineEnd) && last - 1 > from ? last - 1 : last
}

/** End of the piece that starts at `from`: the last best break in the second half of what is allowed. */
function endOfPiece(text: string, from: number, limit: number): number {
  if (text.length - from <= limit) return text.length
  const last = from + limit
  const first = from + Math.max(1, limit >> 1)
  for (const kind of BREAKS) {
    const end = lastBreak(text, first, last, kind)
    if (end >= 0) return end
  }
  return anywhere(text, from, last)
}

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units (or `limit(n)` for piece n) at paragraphs, lines, sentences
 * or spaces, whatever comes first in that order within the second half of the piece. The pieces joined are the text.
 */
export function cutText(text: string, limit: number | ((piece: number) => number)): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length; ) {
    const end = endOfPiece(text, from, typeof limit === 'number' ? limit : limit(pieces.length))
    pieces.push(text.slice(from, end))
    from = end
  }
  return pieces
}
