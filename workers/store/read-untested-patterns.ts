import type { Queryable } from '#workers/store/queryable.ts'

/** A stored pattern as an experiment needs it. */
export interface UntestedPattern {
  id: number
  neuron: number
  pattern: string
  ignoreCase: boolean
  wholeWord: boolean
  level: number
}

const SQL = `
select id, neuron, pattern, ignore_case as "ignoreCase", whole_word as "wholeWord", level
from (
  select * from neuron_pattern
  where run_id = $1 and layer = $2 and origin = 'synthesis' and badge <> 'insufficient' and f1 >= $3
  order by f1 desc, neuron limit $4
) best
where not exists (select from causal_test c where c.pattern_id = best.id and c.seed = $5)
order by f1 desc, neuron`

/** Of the `most` synthesised patterns of a layer with the largest held-out F1, of at least `leastF1`, those without a test of that seed. */
export const readUntestedPatterns = async (
  db: Queryable,
  { runId, layer, leastF1, most, seed }: { runId: number; layer: number; leastF1: number; most: number; seed: number },
): Promise<UntestedPattern[]> => {
  const { rows } = await db.query<UntestedPattern>(SQL, [runId, layer, leastF1, most, seed])
  return rows.map(row => ({ ...row, level: roundedLevel(row.level) }))
}

/** A level as it was chosen: a float32 column gives 0.1 back as 0.10000000149. */
export const roundedLevel = (level: number): number => Math.round(level * 10) / 10
