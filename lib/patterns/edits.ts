/** Ways to change a match by as little as possible. */
export const editKinds = ['delete', 'substitute', 'case', 'digit', 'space', 'reorder'] as const

/** One of them. */
export type EditKind = (typeof editKinds)[number]

/** Characters that stand in for another one: what English text and code are made of. */
const substitutes = [...'etaoinshrdlucmfwypvbgkjqxzETAOINSHRDLU0123456789 .,;:()[]{}_-=\'"']
const letters = [...'abcdefghijklmnopqrstuvwxyz']

const isLetter = (char: string): boolean => char.toLowerCase() !== char.toUpperCase()
const isDigit = (char: string): boolean => char >= '0' && char <= '9'

const flipped = (char: string): string => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())

/** One of `from` that is not `char`. */
function other(from: readonly string[], char: string, random: () => number): string {
  const choice = from[Math.floor(random() * from.length)]
  return choice === char ? from[(from.indexOf(char) + 1) % from.length] : choice
}

/**
 * `text` with one edit of a kind at its character `at`: one deleted, one replaced by another, one letter's case flipped, one digit
 * made a letter, one space put before it, or it and the next one exchanged. Null where the kind does not apply there.
 */
export function editAt(text: string, kind: EditKind, at: number, random: () => number): string | null {
  const chars = [...text]
  const char = chars[at]
  const replaced = (by: readonly string[], until = at + 1): string =>
    [...chars.slice(0, at), ...by, ...chars.slice(until)].join('')
  switch (kind) {
    case 'delete':
      return replaced([])
    case 'substitute':
      return replaced([other(substitutes, char, random)])
    case 'case':
      return isLetter(char) && flipped(char) !== char ? replaced([flipped(char)]) : null
    case 'digit':
      return isDigit(char) ? replaced([letters[Math.floor(random() * letters.length)]]) : null
    case 'space':
      // Before the first character it would stand outside the match.
      return at > 0 ? replaced([' ', char]) : null
    case 'reorder':
      return at + 1 < chars.length && chars[at + 1] !== char ? replaced([chars[at + 1], char], at + 2) : null
  }
}

/**
 * The first edit of a kind, places tried in random order, after which `breaks` says that the pattern is gone; null where none
 * of up to `tries` does it. The same numbers from `random` give the same edit.
 */
export function breakingEdit(
  text: string,
  kind: EditKind,
  { breaks, random, tries = 24 }: { breaks: (edited: string) => boolean; random: () => number; tries?: number },
): string | null {
  const places = [...text].map((_, i) => i)
  for (let tried = 0; tried < tries && places.length > 0; tried++) {
    const pick = Math.floor(random() * places.length)
    const edited = editAt(text, kind, places[pick], random)
    if (edited !== null && breaks(edited)) return edited
    // A substitution that did not break it may with another character: its place stays in.
    if (kind !== 'substitute') places.splice(pick, 1)
  }
  return null
}
