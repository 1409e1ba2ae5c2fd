/** A pattern that means the same to JavaScript, over an alphabet on which both agree on what a line break and a space are. */
const ATOMS = ['a', 'b', 'B', 'é', '€', '1', ' ', '_', '-', '\\n', '.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S']
const CLASSES = [
  '[ab]',
  '[^a]',
  '[a-c1]',
  '[^\\d\\s]',
  '[é-€]',
  '[^é]',
  '[\\w-]',
  '[B\\-_]',
  '[^\\W_]',
  '[\\x61\\x{20ac}]',
]
const QUANTIFIERS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{2,}', '{0,3}', '{1,3}?']
const ASSERTIONS = ['\\b', '\\B', '^']

/** Draws a pattern from nested alternatives, groups, repeats and assertions. */
export function randomPattern(random: () => number, depth = 2): string {
  const options = 1 + Number(random() < 0.3) + Number(random() < 0.1)
  return Array.from({ length: options }, () => sequence(random, depth)).join('|')
}

/** Draws a text of up to 12 characters of one to three bytes in UTF-8. */
export const randomText = (random: () => number): string =>
  Array.from({ length: 1 + Math.floor(12 * random()) }, () =>
    pick(['a', 'b', 'B', 'é', '€', '1', ' ', '_', '-', '\n', 'É'], random),
  ).join('')

function sequence(random: () => number, depth: number): string {
  const parts = 1 + Math.floor(3 * random())
  return Array.from({ length: parts }, () => part(random, depth)).join('')
}

function part(random: () => number, depth: number): string {
  const kind = random()
  if (kind < 0.12) return pick(ASSERTIONS, random)
  const group = pick(['(', '(?:'], random)
  const body =
    kind < 0.35 && depth > 0
      ? `${group}${randomPattern(random, depth - 1)})`
      : pick(kind < 0.55 ? CLASSES : ATOMS, random)
  return random() < 0.3 ? body + pick(QUANTIFIERS, random) : body
}

const pick = (from: readonly string[], random: () => number): string => from[Math.floor(from.length * random())]
