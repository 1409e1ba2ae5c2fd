import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * Activities `a` that everybody may read of: claims and replies that are neither withdrawn nor hidden, votes that still stand, public
 * lists. Every feed and every count of news asks this one condition.
 */
export const visibleActivity = Prisma.sql`(
  exists (select from claim c where c.id = a.claim_id and c.withdrawn_at is null and c.hidden_at is null)
  or exists (select from neuron_list l where l.id = a.list_id and l.visibility = 'public' and l.hidden_at is null))
  and (a.detail ->> 'reply' is null or exists (
    select from claim_reply r where r.uid = a.detail ->> 'reply' and r.withdrawn_at is null and r.hidden_at is null))
  and (a.verb <> 'claim.voted' or exists (
    select from claim_vote v where v.claim_id = a.claim_id and v.user_id = a.actor_id and v.value::text = a.detail ->> 'value'))`
