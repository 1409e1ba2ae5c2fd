import { formatCount, formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { MatchFacts } from '#lib/patterns/search-index.ts'

/** How many matches there are, and in how many tokens, in words: `[count, the rest]`, the first for what explains matches. */
export function matchWords({ matches, tokens, drawn, part }: MatchFacts): [count: string, rest: string] {
  const all = plural(matches[0] + matches[1], 'match', 'matches')
  const rest = [
    `in ${formatCount(tokens[0] + tokens[1])} tokens`,
    ...(part === null
      ? []
      : [
          `estimated from ${formatCount(part.documents)} documents of ${formatCount(part.tokens)} tokens drawn by their hashes, since matching them all is too much work for one search`,
        ]),
    ...(drawn === null ? [] : [`${formatCount(drawn)} of them drawn and counted`]),
  ]
  const none = matches[0] + matches[1] === 0
  const count = part === null || none ? all : `About ${all} (± ${formatNumber(part.error, 2)})`
  return [count, rest.join(', ')]
}
