import type { NeuronPatternScore } from '#lib/patterns/score-pattern.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A pattern held against a neuron, as it is stored (prisma/schema.prisma's NeuronPattern). */
export interface NewNeuronPattern {
  layer: number
  neuron: number
  pattern: string
  ignoreCase: boolean
  wholeWord: boolean
  origin: 'synthesis' | 'asked'
  score: NeuronPatternScore
  /** Best single token and best pair of tokens (-1: none before), and what they reach on the test half. */
  token: number | null
  tokenF1: number | null
  bigram: [before: number, current: number] | null
  bigramF1: number | null
}

/** What makes a trial one of its own within a run. */
type Key = Pick<NewNeuronPattern, 'layer' | 'neuron' | 'pattern' | 'ignoreCase' | 'wholeWord'>

// A pattern that was tried before keeps its row, so that no trial is counted twice; one that was found by itself is marked so.
const SQL = `
insert into neuron_pattern (run_id, layer, neuron, pattern, ignore_case, whole_word, origin, level, train_f1, tp, fp, fn, tn,
  match_documents, fire_documents, f1, token, token_f1, bigram, bigram_f1, p_value, badge)
select $1, (p->>'layer')::smallint, (p->>'neuron')::int, p->>'pattern', (p->>'ignoreCase')::boolean, (p->>'wholeWord')::boolean,
  p->>'origin', (p->>'level')::real, (p->>'trainF1')::real, (p->>'tp')::int, (p->>'fp')::int, (p->>'fn')::int,
  (p->>'tn')::int, (p->>'matchDocuments')::int, (p->>'fireDocuments')::int, (p->>'f1')::real, (p->>'token')::int,
  (p->>'tokenF1')::real, array(select jsonb_array_elements_text(coalesce(nullif(p->'bigram', 'null'), '[]'))::int),
  (p->>'bigramF1')::real, (p->>'pValue')::float8, 'candidate'
from jsonb_array_elements($2::jsonb) as p
on conflict (run_id, layer, neuron, pattern, ignore_case, whole_word) do update
set origin = case when excluded.origin = 'synthesis' then 'synthesis' else neuron_pattern.origin end
returning id, layer, neuron, pattern, ignore_case as "ignoreCase", whole_word as "wholeWord"`

/** Stores patterns, each once; their ids in the order given. Their badges are for `rebadge` to say. */
export const insertNeuronPatterns = async (
  db: Queryable,
  runId: number,
  patterns: readonly NewNeuronPattern[],
): Promise<number[]> => {
  const rows = patterns.map(({ score, ...pattern }) => {
    const { level, trainF1, test, matchDocuments, fireDocuments, f1, pValue } = score
    return { ...pattern, level, trainF1, ...test, matchDocuments, fireDocuments, f1, pValue }
  })
  const key = (row: Key) => JSON.stringify([row.layer, row.neuron, row.pattern, row.ignoreCase, row.wholeWord])
  const stored = await db.query<Key & { id: number }>(SQL, [runId, JSON.stringify(rows)])
  const ids = new Map(stored.rows.map(row => [key(row), row.id]))
  return patterns.map(pattern => ids.get(key(pattern)) as number)
}
