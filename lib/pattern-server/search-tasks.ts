import pg from 'pg'
import { meanActivations } from '#lib/families/mean-activations.ts'
import { valueSlots } from '#lib/families/value-slots.ts'
import { loadIndex } from '#lib/pattern-server/load-index.ts'
import type { SearchTask, SearchTasks, WrittenPattern } from '#lib/pattern-server/protocol.ts'
import type { MatchRow } from '#lib/patterns/find-matches.ts'
import { searchIndex } from '#lib/patterns/search-index.ts'
import { testNeuron } from '#lib/patterns/test-neuron.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { divideSplit } from '#lib/splits/divide-split.ts'

/** Matches a pattern against a row. Throws PatternError where it is none. */
export function rowMatcher({ source, ignoreCase, wholeWord }: WrittenPattern): MatchRow {
  const pattern = compilePattern(source, { ignoreCase, wholeWord })
  return (text, ends, out) => matchTokens(pattern, text, ends, out)
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
  search: ({ index, pattern, choice }) => searchIndex(index, rowMatcher(pattern), choice),
  test: ({ index, pattern, ...neuron }) => testNeuron(index, rowMatcher(pattern), neuron),
  family: ({ index, members, finders }) =>
    meanActivations(
      index.layers,
      members,
      valueSlots(index.texts, finders, ({ pattern }) => rowMatcher(pattern)),
    ),
  split: ({ parent, children, places }) => divideSplit(parent, children, places),
}
