import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import { signatory, signature } from '#lib/claims/reader.ts'
import { db } from '#lib/db.ts'
import { claimLine } from '#lib/feeds/claim-line.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'

/** Neurons of a claim that a feed names. */
const NEURONS = 3

/** What feeds tell of these activities, in the same order. Whether they may be told is asked before. */
export async function feedItems(ids: readonly bigint[]): Promise<FeedItem[]> {
  const rows = await db.activity.findMany({
    where: { id: { in: [...ids] } },
    include: {
      actor: signature,
      list: { select: { uid: true, title: true } },
      claim: {
        select: {
          uid: true,
          kind: true,
          versions: { orderBy: { version: 'desc' }, take: 1, select: { body: true } },
          neurons: {
            orderBy: { position: 'asc' },
            take: NEURONS,
            select: { layer: true, neuron: true, model: { select: { name: true } } },
          },
        },
      },
    },
  })
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    if (!row) return []
    const { claim, list, actor, at, verb } = row
    const detail = row.detail as { value?: number; reply?: string }
    return {
      id: String(id),
      at,
      actor: signatory(actor),
      verb,
      vote: detail.value ?? null,
      reply: detail.reply ?? null,
      list,
      claim: claim && {
        uid: claim.uid,
        kind: claim.kind,
        words: claimLine(claim.kind, claim.versions[0]?.body),
        neurons: claim.neurons.map(({ model, layer, neuron }) => neuronRefText({ model: model.name, layer, neuron })),
      },
    }
  })
}
