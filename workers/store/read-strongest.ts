import { decodeStrongest, type StrongestRef } from '#lib/neuron/strongest-record.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select strongest from neuron_profile
where run_id = $1 and layer = $2 and neuron >= $3 and neuron < $4
order by neuron`

/** Stored strongest examples of the neurons `first` .. `end - 1` of a layer, in order, each list strongest first. */
export const readStrongest = async (
  db: Queryable,
  runId: number,
  layer: number,
  { first, end }: { first: number; end: number },
): Promise<StrongestRef[][]> => {
  const { rows } = await db.query<{ strongest: Buffer }>(SQL, [runId, layer, first, end])
  return rows.map(row => decodeStrongest(row.strongest))
}
