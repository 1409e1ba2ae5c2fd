/** Links to other sites from which on a text is heavy with them, however long it is. */
const MANY = 5

/** Share of a text's characters that stand in links, from two links on. */
const LARGE = 0.4

/** Whether a text is mostly there for its links to other sites: at least five of them, or at least two that fill 40 % of it. */
export function isLinkHeavy(text: string): boolean {
  const links = text.match(/\b(?:https?:\/\/|www\.)[^\s<>()[\]"\\]+/gi) ?? []
  if (links.length < 2) return false
  return links.length >= MANY || links.join('').length / text.length >= LARGE
}
