import { queueThere } from '#lib/claims/queue-claim-jobs.ts'
import { db } from '#lib/db.ts'
import { type FamilyCheck, pairChecks } from '#lib/families/family-check.ts'

/** What changing texts showed of a family's members in one model. */
export interface RunCheck extends FamilyCheck {
  model: string
  /** Public name of the run. */
  run: string
  at: Date
}

/** What changing texts showed of a family, as far as it was done. */
export interface FamilyChecks {
  /** Of what the family states now, in the current run of each model that has members. */
  runs: RunCheck[]
  /** Models with members that were not checked yet, or have no published run. */
  missing: { model: string; published: boolean }[]
  /** Whether a check stands in the workers' queue. */
  waits: boolean
}

type Row = { model: string; run: string | null; at: Date | null; reason: string | null; pairs: unknown }

/** The checks of a family. */
export async function readFamilyCheck(uid: string): Promise<FamilyChecks> {
  const rows = await db.$queryRaw<Row[]>`
    select m.name as model, run.hash as run, f.created_at as at, f.reason, f.pairs
    from claim c
    join (select distinct claim_id, model_id from claim_neuron) n on n.claim_id = c.id
    join model m on m.id = n.model_id
    left join run on run.id = m.current_run_id
    left join lateral (
      select * from family_check one
      where one.claim_id = c.id and one.version between c.stated_in and c.version and one.run_id = m.current_run_id
      order by one.version desc limit 1
    ) f on true
    where c.uid = ${uid}
    order by m.name`
  const runs = rows.flatMap(({ model, run, at, reason, pairs }) =>
    run === null || at === null ? [] : [{ model, run, at, reason, pairs: pairChecks.parse(pairs) }],
  )
  const missing = rows.filter(({ at }) => at === null).map(({ model, run }) => ({ model, published: run !== null }))
  return { runs, missing, waits: await isQueued(uid) }
}

async function isQueued(uid: string): Promise<boolean> {
  if (!(await queueThere(db))) return false
  const [{ waits }] = await db.$queryRaw<[{ waits: boolean }]>`
    select exists (
      select from graphile_worker._private_jobs j join claim c on j.key like 'family:' || c.id || ':%' where c.uid = ${uid}
    ) as waits`
  return waits
}
