import { db } from '#lib/db.ts'
import { labelKinds } from '#lib/play/label-kinds.ts'
import { randomNeuron } from '#lib/queries/random-neuron.ts'

/** What an address names: a claim by its uid, or a neuron. */
export type NamedSubject = { claim: string } | { neuron: string }

interface Row {
  uid: string
  neuron: string
  labelled: number
  control: number
  seen: boolean
}

/**
 * What somebody is asked next who did not choose: the label that the fewest have answered for, not one of their own; or, where it has more
 * answers than its control and they have not read it in a game, its first neuron without the label. Without labels, any
 * neuron; null where none fires.
 */
export async function chooseSubject(userId: number | null): Promise<NamedSubject | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select * from (select c.id, c.uid, m.name || '/' || n.layer || '/' || n.neuron as neuron,
      (select count(*) from game_answer a where a.claim_id = c.id)::int as labelled,
      (select count(*) from game_answer a where a.claim_id is null
        and a.model_id = n.model_id and a.layer = n.layer and a.neuron = n.neuron)::int as control,
      exists (select from game_answer a where a.user_id = ${userId}::int and a.claim_id is not null
        and a.model_id = n.model_id and a.layer = n.layer and a.neuron = n.neuron) as seen
    from claim c
    join lateral (
      select n.* from claim_neuron n
      join model m on m.id = n.model_id
      join neuron_stats s on s.run_id = m.current_run_id and s.layer = n.layer and s.neuron = n.neuron and not s.dead
      where n.claim_id = c.id order by n.position limit 1
    ) n on true
    join model m on m.id = n.model_id
    where c.kind = any(${labelKinds}) and c.withdrawn_at is null and c.hidden_at is null and c.status <> 'rejected'
      and not exists (select from claim_version v where v.claim_id = c.id and v.author_id = ${userId}::int)
    ) asked order by least(labelled, control), labelled, id limit 1`
  if (row) return row.control < row.labelled && !row.seen ? { neuron: row.neuron } : { claim: row.uid }
  const any = await randomNeuron(null, null)
  return any && { neuron: `${any.model}/${any.layer}/${any.neuron}` }
}
