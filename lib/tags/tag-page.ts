import { type ClaimStatus, statusOf } from '#lib/claims/status.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
import { mainLabels } from '#lib/tags/main-labels.ts'
import { tagIds } from '#lib/tags/tag-ids.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

/** A neuron that carries a tag. */
export interface TaggedNeuron {
  /** `model/layer/neuron`. */
  neuron: string
  model: string
  /** Public claims that give it the tag. */
  claims: number
  /** Uid of the best supported of them. */
  uid: string
  status: ClaimStatus
  verified: boolean
}

/** A tag with all neurons that it was given to. */
export interface TagPage {
  label: string
  /** Other labels for it. */
  synonyms: string[]
  /** At most 500, by model and address. */
  neurons: TaggedNeuron[]
}

/** A tag by its label or by another label for it; null where there is none. */
export async function readTag(text: string): Promise<TagPage | null> {
  const asked = await db.tag.findUnique({ where: { label: tagLabel(text) }, select: { id: true } })
  if (!asked) return null
  const ids = await tagIds(text)
  const main = (await mainLabels([asked.id])).get(asked.id) ?? tagLabel(text)
  const tags = await db.tag.findMany({ where: { id: { in: ids } }, orderBy: { label: 'asc' }, select: { label: true } })
  const neurons = await db.$queryRaw<(Omit<TaggedNeuron, 'verified' | 'status'> & { id: number; status: string })[]>`
    select model.name || '/' || claim_neuron.layer || '/' || claim_neuron.neuron as neuron, model.name as model,
      count(*)::int as claims,
      (array_agg(claim.uid order by claim.votes_for - claim.votes_against desc, claim.id))[1] as uid,
      (array_agg(claim.id order by claim.votes_for - claim.votes_against desc, claim.id))[1] as id,
      (array_agg(claim.status order by claim.votes_for - claim.votes_against desc, claim.id))[1] as status
    from claim_tag join claim on claim.id = claim_tag.claim_id join claim_neuron on claim_neuron.claim_id = claim.id
      join model on model.id = claim_neuron.model_id
    where claim_tag.tag_id = any(${ids}) and claim.withdrawn_at is null and claim.hidden_at is null
    group by model.name, claim_neuron.layer, claim_neuron.neuron
    order by model.name, claim_neuron.layer, claim_neuron.neuron
    limit 500`
  const verified = await verifiedClaims(neurons)
  return {
    label: main,
    synonyms: tags.map(({ label }) => label).filter(label => label !== main),
    neurons: neurons.map(({ id, status, ...one }) => ({
      ...one,
      status: statusOf(status),
      verified: verified.has(id),
    })),
  }
}
