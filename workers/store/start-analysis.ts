import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
insert into neuron_analysis (run_id, layer, neuron)
select run_id, layer, neuron from neuron_stats where run_id = $1
on conflict do nothing`

/** Makes the empty rows of a run's neurons, so that pages can join them from the beginning. */
export const startAnalysis = async (db: Queryable, runId: number): Promise<void> => {
  await db.query(SQL, [runId])
}
