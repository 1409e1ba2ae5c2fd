/** A text is no predicate; the message says where, and what was wanted there. */
export class PredicateTextError extends Error {}

/** A piece of a predicate's text: a word of the language, a bracket, a text in quotes or without, or a pattern between slashes. */
export interface Lexeme {
  kind: 'word' | 'mark' | 'text' | 'pattern'
  /** What it says: quotes and slashes gone, escapes read. */
  text: string
  /** Letters behind a pattern's last slash. */
  flags: string
  /** Where it begins, the first character at 1, and how it stands there. */
  column: number
  shown: string
}

const words = new Set(['and', 'or', 'not', 'token', 'after', 'domain', 'position'])

// Quotes hold JSON's strings. In a pattern a slash that is meant stands twice, unless a backslash stands before it.
const piece = /[\s,]+|([()])|("(?:[^"\\\n]|\\.)*")|\/((?:\\[\s\S]|\/\/|[^\\/])*)\/([a-z]*)(?!\/)|([^\s,()"/]+)/y

/** The pieces of a predicate's text; throws PredicateTextError at what is none. */
export function readLexemes(given: string): Lexeme[] {
  const text = given.replaceAll('\r\n', '\n')
  const lexemes: Lexeme[] = []
  const reader = new RegExp(piece)
  while (reader.lastIndex < text.length) {
    const at = reader.lastIndex
    const found = reader.exec(text)
    if (!found) throw new PredicateTextError(`Character ${at + 1}: ${unread(text.slice(at))}`)
    const [shown, mark, quoted, pattern, flags = '', bare] = found
    const add = (kind: Lexeme['kind'], own: string) =>
      lexemes.push({
        kind,
        text: own,
        flags,
        column: at + 1,
        shown: shown.length > 30 ? `${shown.slice(0, 29)}…` : shown,
      })
    if (mark) add('mark', mark)
    else if (quoted) add('text', unquoted(quoted, at + 1))
    else if (pattern !== undefined)
      add(
        'pattern',
        pattern.replace(/\\[\s\S]|\/\//g, pair => (pair === '//' ? '/' : pair)),
      )
    else if (bare) add(words.has(bare) ? 'word' : 'text', bare)
  }
  return lexemes
}

/** A pattern as it stands in a predicate's text, `readLexemes` backwards. */
export const writtenPattern = (pattern: string, flags: string): string =>
  `/${pattern.replace(/\\[\s\S]|\//g, one => (one === '/' ? '//' : one))}/${flags}`

function unquoted(quoted: string, column: number): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    throw new PredicateTextError(
      `Character ${column}: ${quoted} has an escape that is none; write \\\\ for a backslash.`,
    )
  }
}

const unread = (rest: string) =>
  rest.startsWith('"') ? 'this quote is not closed.' : 'this pattern is not closed: a slash in it is written \\/.'
