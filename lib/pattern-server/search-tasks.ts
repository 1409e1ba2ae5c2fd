import pg from 'pg'
import { meanActivations } from '#lib/families/mean-activations.ts'
import { valueSlots } from '#lib/families/value-slots.ts'
import { loadIndex } from '#lib/pattern-server/load-index.ts'
import type { SearchTask, SearchTasks, WrittenPattern } from '#lib/pattern-server/protocol.ts'
import type { MatchRow, ScanBudget } from '#lib/patterns/scan-rows.ts'
import { searchIndex } from '#lib/patterns/search-index.ts'
import { testNeuron } from '#lib/patterns/test-neuron.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { divideSplit } from '#lib/splits/divide-split.ts'

/**
 * Work that one search of a visitor may cost, in node visits: some 100 ms of a CPU, so that compiling, scanning and counting together
 * stay below 250. `npm run bench -- regex` measures both.
 */
export const mostWork = 12_000_000

/** A pattern ready to be matched against rows, and the budget of a visitor's search with it. */
export interface RowMatcher {
  match: MatchRow
  budget: ScanBudget
}

/** Compiles a pattern. Throws PatternError where it is none. */
export function rowMatcher({ source, ignoreCase, wholeWord }: WrittenPattern): RowMatcher {
  const pattern = compilePattern(source, { ignoreCase, wholeWord })
  return {
    match: (text, ends, out) => matchTokens(pattern, text, ends, out),
    budget: { spent: () => pattern.dfa.work, most: mostWork },
  }
}

/** What a search thread does. */
export const searchTasks: {
  [Task in SearchTask]: (
    input: SearchTasks[Task]['input'],
  ) => SearchTasks[Task]['output'] | Promise<SearchTasks[Task]['output']>
} = {
  load: async ({ runId }) => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    try {
      return await loadIndex(client, runId)
    } finally {
      await client.end()
    }
  },
  search: ({ index, pattern, choice }) => {
    const { match, budget } = rowMatcher(pattern)
    return searchIndex(index, match, choice, budget)
  },
  test: ({ index, pattern, ...neuron }) => {
    const { match, budget } = rowMatcher(pattern)
    return testNeuron(index, match, neuron, budget)
  },
  family: ({ index, members, finders }) =>
    meanActivations(
      index.layers,
      members,
      valueSlots(index.texts, finders, ({ pattern }) => rowMatcher(pattern)),
    ),
  split: ({ parent, children, places }) => divideSplit(parent, children, places),
}
