import { audit } from '#lib/accounts/audit.ts'
import { checkStated } from '#lib/claims/check-stated.ts'
import { newClaim, readStated } from '#lib/claims/claim-input.ts'
import { queueClaimJobs } from '#lib/claims/queue-claim-jobs.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { newUid } from '#lib/claims/uid.ts'
import { writeCurrent } from '#lib/claims/write-current.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'

/** Kinds that are put together by many: open to members from the start. */
const OPEN = ['family', 'split']

/** Writes a new claim (NewClaim); its name. Throws AccountRefusal with one line on what is wrong. */
export async function createClaim(author: Writer, input: unknown): Promise<{ uid: string }> {
  const given = readInput(newClaim, input)
  const stated = readStated(given.kind, given.body)
  const { kind, confidence, evidence, question = null } = given
  const editors = given.editors ?? (OPEN.includes(kind) ? 'members' : 'author')
  return writing(author, 'claim.write', async tx => {
    const neurons = await checkStated(tx, stated, evidence)
    const uid = newUid()
    const claim = await tx.claim.create({
      data: {
        uid,
        kind,
        editors,
        question,
        authorId: author.id,
        versions: { create: { version: 1, authorId: author.id, body: stated.body, confidence, evidence } },
      },
      select: { id: true },
    })
    await writeCurrent(tx, claim.id, stated, neurons)
    await audit({ userId: author.id, action: 'claim.created', subject: `claim:${uid}`, detail: { kind } }, tx)
    await recordActivity(tx, { actorId: author.id, verb: 'claim.created', claimId: claim.id, detail: { version: 1 } })
    await queueClaimJobs(tx, claim.id)
    const text = JSON.stringify([stated.body, evidence])
    await lookAtPost(tx, { author, subject: { kind: 'claim', name: uid }, text })
    return { uid }
  })
}
