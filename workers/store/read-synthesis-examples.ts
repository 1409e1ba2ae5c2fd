import { decodeReasons, noReason } from '#lib/neuron/reasons-record.ts'
import { decodeStrongest, type StrongestRef } from '#lib/neuron/strongest-record.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A stored strong example and the place of its reason, 0 where none is known. */
export interface ClusteredRef extends StrongestRef {
  cluster: number
}

const SQL = `
select p.strongest, d.bytes as reasons
from neuron_profile p
left join neuron_detail d on d.run_id = p.run_id and d.layer = p.layer and d.neuron = p.neuron and d.kind = 'reasons'
where p.run_id = $1 and p.layer = $2 and p.neuron >= $3 and p.neuron < $4
order by p.neuron`

/** Stored strongest examples of adjacent neurons, strongest first, without those that repeat another one's text. */
export const readClusteredExamples = async (
  db: Queryable,
  runId: number,
  layer: number,
  { first, end }: { first: number; end: number },
): Promise<ClusteredRef[][]> => {
  const { rows } = await db.query<{ strongest: Buffer; reasons: Buffer | null }>(SQL, [runId, layer, first, end])
  return rows.map(({ strongest, reasons }) => {
    const refs = decodeStrongest(strongest)
    if (reasons === null) return refs.map(ref => ({ ...ref, cluster: 0 }))
    const { assigned, copies } = decodeReasons(reasons)
    return refs.flatMap((ref, i) =>
      assigned[i] === noReason || copies[i] === 0 ? [] : [{ ...ref, cluster: assigned[i] }],
    )
  })
}
