import { claimWords } from '#lib/claims/claim-title.ts'
import type { ClaimKind, StatedClaim } from '#lib/claims/kinds.ts'
import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import { signatory, signature } from '#lib/claims/reader.ts'
import { statusOf } from '#lib/claims/status.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
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
          id: true,
          uid: true,
          kind: true,
          status: true,
          versions: { orderBy: { version: 'desc' }, take: 1 },
          neurons: {
            orderBy: { position: 'asc' },
            take: NEURONS,
            select: { layer: true, neuron: true, model: { select: { name: true } } },
          },
        },
      },
    },
  })
  const verified = await verifiedClaims(rows.flatMap(({ claim }) => claim ?? []))
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
        words: wordsOf(claim.kind as ClaimKind, claim.versions[0]),
        status: statusOf(claim.status),
        verified: verified.has(claim.id),
        neurons: claim.neurons.map(({ model, layer, neuron }) => neuronRefText({ model: model.name, layer, neuron })),
      },
    }
  })
}

const wordsOf = (kind: ClaimKind, version: Parameters<typeof storedContent>[1]): string =>
  claimWords({ kind, body: storedContent(kind, version).body } as StatedClaim)
