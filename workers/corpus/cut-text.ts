/** Where a text may be cut, best first: the cut falls after the matched characters. */
const BREAKS: ((text: string, end: number) => boolean)[] = [
  // A blank line before something at the left margin: a paragraph, or a top-level definition of a program.
  (text, end) => text[end - 1] === '\n' && text[end - 2] === '\n' && !/\s/.test(text[end] ?? ''),
  (text, end) => text[end - 1] === '\n' && text[end - 2] === '\n',
  (text, end) => text[end - 1] === '\n',
  (text, end) => text[end - 1] === ' ' && /[.!?]["'”’)]?/.test(text.slice(end - 3, end - 1)),
  (text, end) => text[end - 1] === ' ',
  // Anywhere but inside a surrogate pair, and not between CR and LF.
  (text, end) => !(isHighSurrogate(text, end - 1) || (text[end - 1] === '\r' && text[end] === '\n')),
]

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}

/** End of the piece that starts at `from`: the last best break in the second half of what is allowed. */
function endOfPiece(text: string, from: number, limit: number): number {
  if (text.length - from <= limit) return text.length
  const last = from + limit
  const first = from + Math.max(1, limit >> 1)
  for (const breaks of BREAKS) for (let end = last; end >= first; end--) if (breaks(text, end)) return end
  return last
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
