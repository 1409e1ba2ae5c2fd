/** Where a run stands, as a page shows it. Times are milliseconds since 1970, so that it travels as JSON. */
export interface RunProgress {
  /** First 16 hex digits of the run's hash: its public name. */
  hash: string
  /** Name of the model, and of the corpus. */
  model: string
  corpus: string
  state: 'scanning' | 'merging' | 'collecting' | 'publishing' | 'published' | 'failed'
  /** Parts of the step under way: shards while scanning and collecting, layers while merging and publishing. */
  done: number
  all: number
  /** Tokens of the corpus, and how many of them the scan has read. */
  nTokens: number
  tokensRead: number
  /** Tokens a second of all workers together, over the last shards; null where there is none to measure on. */
  tokensPerSecond: number | null
  /** Seconds until the step under way is done at that rate; null where the rate is not known. */
  secondsLeft: number | null
  /** One line each on what went wrong; jobs that will be tried again and the run's own end. */
  failures: string[]
  createdAt: number
  publishedAt: number | null
}

/** A finished shard: when, and how many tokens it has. */
export interface FinishedShard {
  at: number
  tokens: number
}

/** Whether a run still changes. */
export const underWay = ({ state }: Pick<RunProgress, 'state'>): boolean => state !== 'published' && state !== 'failed'

/**
 * Tokens a second over `finished` shards, the newest first, until `now`. The oldest only marks the beginning, unless all
 * that were finished since `began` (the step's or the workers' start) are given. Null where nothing can be measured.
 */
export function tokensPerSecond(finished: readonly FinishedShard[], began: number, now: number): number | null {
  const since = finished.filter(({ at }) => at > began)
  if (since.length === 0) return null
  const whole = since.length < finished.length || finished.length < 2
  const counted = whole ? since : since.slice(0, -1)
  const start = whole ? began : since[since.length - 1].at
  const seconds = (now - start) / 1000
  return seconds > 0 ? counted.reduce((sum, { tokens }) => sum + tokens, 0) / seconds : null
}

/** What a state is called on pages. */
export function stateWords(state: RunProgress['state']): string {
  switch (state) {
    case 'scanning':
      return 'reading the corpus'
    case 'merging':
      return 'merging the shards'
    case 'collecting':
      return 'collecting examples'
    case 'publishing':
      return 'writing the neurons'
    case 'published':
      return 'published'
    case 'failed':
      return 'failed'
    default:
      return state satisfies never
  }
}

/** Share of the step under way that is done, in [0, 1]; by tokens while the corpus is read. */
export function stepShare({ state, done, all, tokensRead, nTokens }: RunProgress): number {
  if (state === 'published') return 1
  if (state === 'scanning' && nTokens > 0) return Math.min(1, tokensRead / nTokens)
  return all > 0 ? done / all : 0
}

/** Each model's run to show: the one under way that is nearest its end, else the newest. `runs` as `readProgress` sorts them. */
export function newestRuns(runs: readonly RunProgress[]): Map<string, RunProgress> {
  const newest = new Map<string, RunProgress>()
  for (const run of runs) {
    if (!newest.has(run.model) || underWay(run)) newest.set(run.model, run)
  }
  return newest
}
