/**
 * Ends of matches as byte offsets, asked of JavaScript's own RegExp for each end: the text is cut there, since nothing behind it
 * may matter, and the match has to reach the cut. Independent of the parser too; exponential, so for tiny patterns and texts.
 */
export function endsByRegExp(
  source: string,
  text: string,
  flags: { ignoreCase: boolean; s: boolean; m: boolean },
): number[] {
  const letters = `${flags.ignoreCase ? 'i' : ''}${flags.s ? 's' : ''}${flags.m ? 'm' : ''}`
  const regExp = new RegExp(`(?:${source.replace(/\\x\{([0-9a-f]{4})\}/g, '\\u$1')})(?![^])`, letters)
  const ends: number[] = []
  for (let end = 1; end <= text.length; end++) {
    const seen = text.slice(0, end)
    if (regExp.test(seen)) ends.push(new TextEncoder().encode(seen).length)
  }
  return ends
}
