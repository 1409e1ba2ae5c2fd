import type { SourceReader } from '#lib/regex/source-reader.ts'
import type { Flags } from '#lib/regex/syntax.ts'

const REFUSED: readonly (readonly [string, string])[] = [
  [
    '(?=',
    'look-ahead (?= asks for text that comes later, which a causal neuron cannot see: end the pattern where it fires',
  ],
  [
    '(?!',
    'look-ahead (?! asks for text that comes later, which a causal neuron cannot see: end the pattern where it fires',
  ],
  [
    '(?<=',
    'look-behind (?<= is not needed: only the end of a match counts, so write what comes before as part of the pattern',
  ],
  [
    '(?<!',
    'look-behind (?<! is not part of the language: write the characters that may come before, such as [^a]b or (?:^|[^a])b',
  ],
  ['(?>', 'an atomic group (?> says how to search, not what to find: write (?:'],
  ['(?#', 'comments are not part of the language: leave this one out'],
  ['(?(', 'a condition (?( refers back to a group, which no finite automaton can do: write the cases with |'],
]

/**
 * What follows an opening parenthesis, which is passed: the flags inside the group, or null where it was only flags (`(?i)`),
 * which then hold in `flags` itself to the end of the group around.
 */
export function openGroup(reader: SourceReader, flags: Flags): Flags | null {
  const at = reader.at - 1
  if (!reader.sees('?')) return { ...flags }
  if (reader.match(/\?P?<[A-Za-z_]\w*>/y)) return { ...flags }
  const refused = REFUSED.find(([opening]) => reader.source.startsWith(opening, at))
  if (refused) reader.refuse(refused[1], at)
  const set = reader.match(/\?([a-zA-Z]*)(-[a-zA-Z]*)?([:)])/y)
  if (!set) reader.refuse('wanted (?:, (?i), (?s), (?m) or (?<name>, got another kind of group', at)
  const inner = { ...flags }
  for (const [letters, on] of [
    [set[1], true],
    [(set[2] ?? '').slice(1), false],
  ] as const)
    for (const letter of letters) {
      if (letter !== 'i' && letter !== 's' && letter !== 'm')
        reader.refuse(
          `no flag is called ${letter}: there are i (either case), s (. takes line breaks) and m (^ at lines)`,
          at,
        )
      inner[letter] = on
    }
  if (set[3] === ':') return inner
  Object.assign(flags, inner)
  return null
}
