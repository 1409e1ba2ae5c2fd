import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { writeVersion } from '#lib/claims/edit-claim.ts'
import { bodies } from '#lib/claims/kinds.ts'
import { type LockedClaim, lockClaim, requireEditor, requireOpen } from '#lib/claims/lock-claim.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { placeMember } from '#lib/families/place-member.ts'

/** What somebody decides on a suggestion. */
export interface Decision {
  /** The claim it was made for, and its id. */
  uid: string
  id: number
  accept: boolean
  /** Value of the parameter where the suggestion has none of its own; for a member that is accepted. */
  value?: string
}

/**
 * Accepts or rejects a suggestion, signed by whoever may write new versions of the claim. Accepting writes a version with the member (or
 * child); rejecting keeps the suggestion, so that it is not made again. Throws AccountRefusal: 409 where somebody has decided already.
 */
export async function decideSuggestion(writer: Writer, { uid, id, accept, value }: Decision): Promise<void> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2 ** 31 - 1)
    throw new AccountRefusal(404, 'There is no such suggestion.')
  await writing(writer, 'claim.write', async tx => {
    // The claim's row is held from here on, so a suggestion is decided once.
    const claim = await lockClaim(tx, uid, writer)
    requireOpen(claim)
    requireEditor(claim, writer.id)
    const found = await tx.suggestion.findUnique({
      where: { id, claimId: claim.id },
      include: { model: { select: { name: true } } },
    })
    if (!found) throw new AccountRefusal(404, 'This claim has no such suggestion.')
    if (found.status !== 'open') throw new AccountRefusal(409, `This suggestion has been ${found.status} already.`)
    const neuron = `${found.model.name}/${found.layer}/${found.neuron}`
    if (accept) await addNeuron(tx, writer, claim, neuron, found.parameter ?? value)
    const status = accept ? 'accepted' : 'rejected'
    await tx.suggestion.update({ where: { id }, data: { status, decidedBy: writer.id, decidedAt: new Date() } })
    const detail = { suggestion: id, neuron }
    await audit({ userId: writer.id, action: `suggestion.${status}`, subject: `claim:${uid}`, detail }, tx)
  })
}

/** Writes a version of a family or split with one neuron more. */
async function addNeuron(
  tx: Transaction,
  writer: Writer,
  { id, uid, kind, version }: LockedClaim,
  neuron: string,
  value = '',
): Promise<void> {
  const stored = await tx.claimVersion.findUniqueOrThrow({ where: { claimId_version: { claimId: id, version } } })
  const { body, confidence, evidence } = storedContent(kind, stored)
  const restated = withNeuron(kind, body, neuron, value)
  const summary = `Accepted the suggestion ${neuron}`
  await writeVersion(tx, writer, uid, { from: version, body: restated, confidence, evidence, summary })
}

function withNeuron(kind: string, body: unknown, neuron: string, value: string): Record<string, unknown> {
  if (kind === 'family') {
    const family = bodies.family.parse(body)
    return { ...family, members: placeMember(family.members, { neuron, value }) }
  }
  if (kind !== 'split') throw new AccountRefusal(400, 'Only families and splits take suggestions.')
  const split = bodies.split.parse(body)
  return { ...split, children: [...split.children, { neuron }] }
}
