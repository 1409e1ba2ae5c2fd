const special = /[\\^$.|?*+()[\]{}]/g

/** A text as a pattern that matches it alone, on one line: line breaks and tabs written with a backslash. */
export const quoteLiteral = (text: string): string =>
  text
    .replace(special, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // Other control characters, which no one could read or type.
    .replace(/\p{Cc}/gu, char => `\\x{${char.codePointAt(0)!.toString(16)}}`)

/** A character between brackets. */
const quoteInBrackets = (char: string): string => (/[\\\]^-]/.test(char) ? `\\${char}` : unbracketed(char))

const unbracketed = (char: string): string => (/[.|?*+()[{}$]/.test(char) ? char : quoteLiteral(char))

/** A pattern for any one of some texts: brackets where all are single characters, else a choice, the longest first. */
export function quoteChoice(texts: readonly string[]): string {
  const distinct = [...new Set(texts)]
  if (distinct.length === 1) return quoteLiteral(distinct[0])
  const sorted = distinct.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (sorted.every(text => [...text].length === 1)) return `[${sorted.map(quoteInBrackets).join('')}]`
  return `(?:${sorted.map(quoteLiteral).join('|')})`
}
