import 'server-only'
import type { AskedPattern } from '#lib/address/pattern-fields.ts'
import type { PatternView } from '#lib/address/pattern-request.ts'
import { db } from '#lib/db.ts'
import { patternServer } from '#lib/pattern-server/pattern-server.ts'
import type { Badge } from '#lib/patterns/badge.ts'
import type { SearchResult, SearchRow } from '#lib/patterns/search-index.ts'
import { listTokens } from '#lib/queries/list-tokens.ts'
import { recent, unlessGivenUp } from '#lib/queries/recent.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'

/** A published model as the search knows it. */
export interface SearchedModel {
  name: string
  runId: number
  /** Hash of its current run. */
  run: string
  tokenizerId: number
  nLayers: number
  dMlp: number
  /** Whether its pattern index is whole. */
  indexed: boolean
}

/** What a search found in one model; or why it found nothing, in a sentence. */
export type ModelSearch = { model: SearchedModel } & (
  | { result: SearchResult; tokens: TokenWords[] }
  | { problem: string }
)

/** A row's best token and pair as escaped HTML; null where it has none. */
export interface TokenWords {
  token: string | null
  pair: string | null
}

/** Every model with a published run and neurons, the smallest first. */
export const searchedModels = (): Promise<SearchedModel[]> => db.$queryRaw<SearchedModel[]>`
  select m.name, r.id as "runId", r.hash as run, r.tokenizer_id as "tokenizerId", m.n_layers as "nLayers",
    m.d_mlp as "dMlp", i.run_id is not null as indexed
  from model m join run r on r.id = m.current_run_id left join pattern_index i on i.run_id = r.id
  where m.d_mlp > 0
  order by m.n_params, m.name`

/** One line on what is wrong with a pattern; null where nothing is. */
export function patternProblem({ source, ...options }: AskedPattern): string | null {
  try {
    compilePattern(source, options)
    return null
  } catch (error) {
    if (error instanceof PatternError) return error.message
    throw error
  }
}

const kept = recent<SearchResult>(200)

/** Searches each of the models; the pattern must be one. */
export function searchPatterns(
  models: readonly SearchedModel[],
  pattern: AskedPattern,
  { sort, layer, least, most, badge, limit }: Omit<PatternView, 'pattern' | 'models' | 'open'>,
  signal?: AbortSignal,
): Promise<ModelSearch[]> {
  const choice = { sort, layer, least, most, limit }
  return Promise.all(
    models.map(async (model): Promise<ModelSearch> => {
      try {
        const only = badge === null ? undefined : await badgedNeurons(model.runId, badge)
        const search = () => patternServer().search(model.runId, pattern, { ...choice, only }, signal)
        // Badges change with every experiment: what hangs on them is not kept.
        const result = await (only
          ? search()
          : unlessGivenUp(() => kept(JSON.stringify([model.runId, pattern, choice]), search), signal))
        return { model, result, tokens: await tokenWords(model.tokenizerId, result.rows) }
      } catch (error) {
        return { model, problem: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
}

/** Neurons of a run with a pattern of this badge, by layer. */
async function badgedNeurons(runId: number, badge: Badge): Promise<Map<number, Set<number>>> {
  const rows = await db.$queryRaw<{ layer: number; neurons: number[] }[]>`
    select layer, array_agg(distinct neuron)::int[] as neurons from neuron_pattern
    where run_id = ${runId} and badge = ${badge} group by layer`
  return new Map(rows.map(({ layer, neurons }) => [layer, new Set(neurons)]))
}

async function tokenWords(tokenizerId: number, rows: readonly SearchRow[]): Promise<TokenWords[]> {
  const own = rows.map(({ token, pair }) => ({ token: token === null ? [] : [token], pair: shownPair(pair) }))
  const words = await listTokens(
    tokenizerId,
    own.flatMap(({ token, pair }) => [...token, ...pair]),
  )
  const take = (n: number): string | null => (n === 0 ? null : words.splice(0, n).join(''))
  return own.map(({ token, pair }) => ({ token: take(token.length), pair: take(pair.length) }))
}

/** Ids of a pair without what stands for the beginning of a row. */
const shownPair = (pair: [number, number] | null): number[] => pair?.filter(id => id !== 0xffff) ?? []
