import { ClaimConflict } from '#lib/claims/claim-conflict.ts'
import { createClaim } from '#lib/claims/create-claim.ts'
import { editClaim } from '#lib/claims/edit-claim.ts'
import { listClaims } from '#lib/claims/list-claims.ts'
import { replyToClaim } from '#lib/claims/reply-to-claim.ts'
import { voteOnClaim } from '#lib/claims/vote-on-claim.ts'
import type { Writer } from '#lib/claims/writing.ts'
import type { Family, WriterClient } from '#workers/writers/writer-client.ts'

/** People who write through the library of this process. */
export const libraryClient = (people: Writer[]): WriterClient => ({
  createClaim: async (writer, claim) => (await createClaim(people[writer], claim)).uid,
  readFamily: async (writer, uid) => {
    const { claims } = await listClaims({ kind: 'family' }, people[writer])
    const claim = claims.find(one => one.uid === uid)
    if (!claim) throw new Error(`no claim ${uid}`)
    return { version: claim.version, body: claim.body as Family }
  },
  editFamily: async (writer, uid, from, body) => {
    try {
      await editClaim(people[writer], uid, { from, body, confidence: 'medium' })
      return { written: true }
    } catch (error) {
      if (!(error instanceof ClaimConflict)) throw error
      const { current, merged } = error.sides
      return { written: false, version: current.version, body: merged.body as Family }
    }
  },
  vote: async (writer, uid, value, reason) => {
    await voteOnClaim(people[writer], uid, { value, reason })
  },
  reply: async (writer, uid, text) => {
    await replyToClaim(people[writer], uid, { text })
  },
})
