import type pg from 'pg'
import { loadIndex } from '#lib/pattern-server/load-index.ts'
import type { WrittenPattern } from '#lib/pattern-server/protocol.ts'
import { rowMatcher } from '#lib/pattern-server/search-tasks.ts'
import { type SearchChoice, type SearchResult, searchIndex } from '#lib/patterns/search-index.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { namedModel } from '#workers/commands/named.ts'
import { regexText } from '#workers/commands/regex-text.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'

/** Options of `soluscope regex`. */
export interface RegexOptions extends Omit<SearchChoice, 'layer' | 'least' | 'most'> {
  ignoreCase?: boolean
  wholeWord?: boolean
  layer?: number
  json?: boolean
}

const CURRENT =
  'select id, tokenizer_id as "tokenizerId" from run where id = (select current_run_id from model where id = $1)'

/** What a search in a model's current run finds, and its tokens' texts. Throws one line where the model or its index is not there. */
export async function searchModel(
  pool: pg.Pool,
  name: string,
  pattern: WrittenPattern,
  choice: SearchChoice,
): Promise<{ result: SearchResult; tokenText: (id: number) => string }> {
  // Whoever has the command line may spend what it takes: no budget.
  const { match } = rowMatcher(pattern)
  const model = await namedModel(pool, name)
  const { rows } = await pool.query<{ id: number; tokenizerId: number }>(CURRENT, [model.id])
  if (rows.length === 0) throw new Error(`${name} has no published run: make one with "soluscope run ${name} CORPUS"`)
  const index = await loadIndex(pool, rows[0].id)
  if (choice.layer !== null && choice.layer >= index.layers.length)
    throw new Error(`${name} has ${index.layers.length} layers, from 0; got layer ${choice.layer}`)
  const { decode } = createTokenizer(await readTokenizer(pool, rows[0].tokenizerId))
  return { result: searchIndex(index, match, choice), tokenText: id => decode([id]) }
}

/** `soluscope regex MODEL 'PATTERN'`: prints the neurons that the pattern tells best. */
export const regexCommand = (name: string, source: string, options: RegexOptions): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const { ignoreCase = false, wholeWord = false, sort, limit, layer = null, json } = options
    const pattern = { source, ignoreCase, wholeWord }
    const choice = { sort, limit, layer, least: null, most: null }
    const { result, tokenText } = await searchModel(pool, name, pattern, choice)
    console.log(json ? JSON.stringify({ model: name, pattern, ...result }) : regexText(name, result, tokenText))
    return 0
  })
