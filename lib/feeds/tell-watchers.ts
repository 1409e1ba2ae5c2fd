import type { Transaction } from '#lib/db.ts'

/**
 * Tells of an activity whoever watches the claim, one of its neurons or the list; the author of the claim; and whoever is replied to. Not
 * the person who did it, and nobody who left.
 */
export async function tellWatchers(tx: Transaction, activityId: bigint): Promise<void> {
  await tx.$executeRaw`
    with a as (select * from activity where id = ${activityId}),
    subjects as (
      select 'claim:' || c.uid as subject from a join claim c on c.id = a.claim_id
      union select 'neuron:' || m.name || '/' || n.layer || '/' || n.neuron
        from a join claim_neuron n on n.claim_id = a.claim_id join model m on m.id = n.model_id
      union select 'list:' || l.uid from a join neuron_list l on l.id = a.list_id
    ),
    people as (
      select w.user_id from watch w join subjects using (subject)
      union select c.author_id from a join claim c on c.id = a.claim_id
      union select parent.author_id from a join claim_reply r on r.uid = a.detail ->> 'reply'
        join claim_reply parent on parent.id = r.parent_id
    )
    insert into notification (user_id, activity_id)
    select u.id, a.id from a, site_user u
    where u.id in (select user_id from people) and u.id <> a.actor_id and u.deleted_at is null
    order by u.id
    on conflict do nothing`
}
