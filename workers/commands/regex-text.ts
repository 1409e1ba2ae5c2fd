import { leastCounted } from '#lib/patterns/rank-neurons.ts'
import type { SearchResult, SearchRow } from '#lib/patterns/search-index.ts'
import { textTable } from '#workers/commands/text-table.ts'

const count = (n: number): string => n.toLocaleString('en-US')
const number = (value: number | null): string => (value === null ? '' : value.toFixed(3))

const header = [
  'neuron',
  'f',
  'F1',
  'precision',
  'recall',
  'MCC',
  'lift',
  'match+fire',
  'match',
  'fire',
  'best token',
  'its F1',
]

const cells = (row: SearchRow, tokenText: (id: number) => string): string[] => [
  `${row.layer}/${row.neuron}`,
  row.level.toFixed(1),
  number(row.f1),
  number(row.precision),
  number(row.recall),
  number(row.mcc),
  row.lift === null ? '' : row.lift.toFixed(1),
  count(row.test.tp),
  count(row.test.tp + row.test.fp),
  count(row.test.tp + row.test.fn),
  row.token === null ? '' : JSON.stringify(tokenText(row.token)),
  number(row.tokenF1),
]

/** What a search found, for a terminal. */
export function regexText(model: string, result: SearchResult, tokenText: (id: number) => string): string {
  const { tokens, matches, drawn, insufficient, rows, scored, found, left } = result
  const all = matches[0] + matches[1]
  const first = `${model}: ${count(all)} matches in ${count(tokens[0] + tokens[1])} tokens`
  if (insufficient) return `${first}: fewer than ${leastCounted}, too few for scores`
  const counted = drawn === null ? '' : `, ${count(drawn)} of them drawn and counted`
  const words = [
    `${first}${counted}; ${count(scored)} neurons scored, ${count(found)} fire at a match, ${count(left)} fire too rarely.`,
    'f: threshold in M, chosen on the train half. Scores and counts are those of the test half.',
  ].join('\n')
  return rows.length === 0
    ? words
    : `${words}\n\n${textTable(
        header,
        rows.map(row => cells(row, tokenText)),
      )}`
}
