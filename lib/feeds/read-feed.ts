import { type NeuronRef, neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { db } from '#lib/db.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'
import { feedItems } from '#lib/feeds/feed-items.ts'
import { visibleActivity } from '#lib/feeds/visible-sql.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { oneOf } from '#lib/layer/neuron-filter.ts'

/** What a feed is of; what is null does not matter. */
export interface FeedView {
  /** Name of a model that one of the claim's neurons is of. */
  model: string | null
  neuron: NeuronRef | null
  /** Id of the person who did it. */
  person: number | null
  /** Activities before this one; null for the latest. */
  before: string | null
}

/** Activities on one page. */
export const FEED_PAGE = 50

/** Reads ?model=, ?neuron=model/layer/neuron, ?person= and ?before=; what is none of these is left out. */
export function parseFeedView(query: Record<string, string | string[] | undefined>): FeedView {
  const model = oneOf(query.model)
  const person = oneOf(query.person)
  const before = oneOf(query.before)
  return {
    model: model !== undefined && /^[a-z][a-z0-9._-]*$/.test(model) ? model : null,
    neuron: parseNeuronRef(oneOf(query.neuron) ?? ''),
    person: person !== undefined && /^[1-9]\d{0,8}$/.test(person) ? Number(person) : null,
    before: before !== undefined && /^[1-9]\d{0,17}$/.test(before) ? before : null,
  }
}

/** The query string of a view, with `?` where there is anything in it. */
export function feedQuery({ model, neuron, person, before }: FeedView): string {
  const query = new URLSearchParams()
  if (model) query.set('model', model)
  if (neuron) query.set('neuron', neuronRefText(neuron))
  if (person) query.set('person', String(person))
  if (before) query.set('before', before)
  return query.size > 0 ? `?${query.toString().replaceAll('%2F', '/')}` : ''
}

/** What was done in public lately, the last first: at most `limit`, and whether there is more. */
export async function readFeed(
  { model, neuron, person, before }: FeedView,
  limit = FEED_PAGE,
): Promise<{ items: FeedItem[]; more: boolean }> {
  const ofNeuron = Prisma.sql`exists (select from claim_neuron n join model m on m.id = n.model_id where n.claim_id = a.claim_id`
  const where = [
    visibleActivity,
    model ? Prisma.sql`${ofNeuron} and m.name = ${model})` : null,
    neuron
      ? Prisma.sql`${ofNeuron} and m.name = ${neuron.model} and n.layer = ${neuron.layer} and n.neuron = ${neuron.neuron})`
      : null,
    person ? Prisma.sql`a.actor_id = ${person}` : null,
    before ? Prisma.sql`a.id < ${BigInt(before)}` : null,
  ].filter(part => part !== null)
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select a.id from activity a where ${Prisma.join(where, ' and ')} order by a.id desc limit ${limit + 1}`
  const items = await feedItems(rows.slice(0, limit).map(({ id }) => id))
  return { items, more: rows.length > limit }
}
