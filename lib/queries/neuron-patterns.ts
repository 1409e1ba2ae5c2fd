import 'server-only'
import { db } from '#lib/db.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import type { Badge } from '#lib/patterns/badge.ts'
import type { EditOutcome } from '#lib/patterns/causal-result.ts'

/** A pattern that was held against a neuron, as its page shows it. */
export interface NeuronPatternData {
  pattern: string
  ignoreCase: boolean
  wholeWord: boolean
  /** `synthesis` or `asked`. */
  origin: string
  badge: Badge
  /** Share f of M from which the neuron fires. */
  level: number
  /** Tokens of the test half that match and fire, match only, fire only. */
  tp: number
  fp: number
  fn: number
  f1: number | null
  token: number | null
  tokenF1: number | null
  bigram: number[]
  bigramF1: number | null
  /** All its experiments together; null before the first. */
  nPositive: number | null
  fired: number | null
  nNegative: number | null
  silent: number | null
  /** Of its first experiment, by kind of string; null before it. */
  edits: EditOutcome[] | null
  seed: number | null
}

/** Patterns that a page shows: the one that was found, and those that people tried last. */
const most = 4

/** The patterns of one neuron in one run, the synthesised one first. */
export const readNeuronPatterns = (runHash: string, { layer, neuron }: NeuronId): Promise<NeuronPatternData[]> =>
  db.$queryRaw<NeuronPatternData[]>`
    select p.pattern, p.ignore_case as "ignoreCase", p.whole_word as "wholeWord", p.origin, p.badge, p.level, p.tp, p.fp, p.fn,
      p.f1, p.token, p.token_f1 as "tokenF1", p.bigram, p.bigram_f1 as "bigramF1", c.*, first.edits, first.seed
    from neuron_pattern p
    cross join lateral (
      select sum(n_positive)::int as "nPositive", sum(fired)::int as fired, sum(n_negative)::int as "nNegative",
        sum(silent)::int as silent
      from causal_test where pattern_id = p.id
    ) c
    left join lateral (select edits, seed from causal_test where pattern_id = p.id order by id limit 1) first on true
    where p.run_id = (select id from run where hash = ${runHash}) and p.layer = ${layer} and p.neuron = ${neuron}
    order by p.origin = 'synthesis' desc, p.id desc
    limit ${most}`
