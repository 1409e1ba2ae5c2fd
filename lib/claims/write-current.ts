import type { PlacedNeuron } from '#lib/claims/check-stated.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import type { Transaction } from '#lib/db.ts'
import { tagNamed } from '#lib/tags/tag-named.ts'

/** Writes which neurons and which tag a claim has now, in place of what it had. */
export async function writeCurrent(
  tx: Transaction,
  claimId: number,
  stated: StatedClaim,
  neurons: PlacedNeuron[],
): Promise<void> {
  await tx.claimNeuron.deleteMany({ where: { claimId } })
  await tx.claimNeuron.createMany({ data: neurons.map(({ ref: _, ...neuron }) => ({ claimId, ...neuron })) })
  if (stated.kind !== 'tag') return
  const tagId = await tagNamed(tx, stated.body.label)
  await tx.claimTag.upsert({ where: { claimId }, create: { claimId, tagId }, update: { tagId } })
}
