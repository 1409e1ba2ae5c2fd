import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { placeNeurons } from '#lib/claims/check-stated.ts'
import { readStated } from '#lib/claims/claim-input.ts'
import { countVotes } from '#lib/claims/count-votes.ts'
import type { DumpClaim } from '#lib/claims/dump/dump-line.ts'
import { importPeople } from '#lib/claims/dump/import-people.ts'
import { writeCurrent } from '#lib/claims/write-current.ts'
import type { Transaction } from '#lib/db.ts'

const refuse = (words: string): never => {
  throw new AccountRefusal(400, words)
}

/** Writes a claim of a dump; false where this site has it already. Throws AccountRefusal with what is wrong with it. */
export async function importClaim(tx: Transaction, given: DumpClaim): Promise<boolean> {
  if (await tx.claim.count({ where: { uid: given.claim } })) return false
  const { kind, editors, question, statedIn, createdAt, updatedAt } = given
  const stated = given.versions.map(({ body }) => readStated(kind, body))
  const version = stated.length
  if (statedIn > version) refuse(`statedIn: wanted at most ${version}, the number of versions, got ${statedIn}`)
  const current = stated[version - 1]
  const neurons = await placeNeurons(tx, current)
  const idOf = await importPeople(tx, [given, ...given.versions, ...given.votes, ...given.replies])

  const { id } = await tx.claim.create({
    data: { uid: given.claim, kind, editors, question, version, statedIn, createdAt, updatedAt, authorId: idOf(given) },
    select: { id: true },
  })
  await tx.claimVersion.createMany({
    data: given.versions.map(({ author, body: _, ...said }, i) => {
      const { body } = stated[i]
      return { claimId: id, version: i + 1, authorId: idOf({ author }), body, ...said }
    }),
  })
  await writeCurrent(tx, id, current, neurons)
  const voters = given.votes.map(vote => idOf(vote))
  if (new Set(voters).size < voters.length) refuse('votes: wanted one of each person, got two')
  await tx.claimVote.createMany({
    data: given.votes.map(({ author, ...vote }) => ({ claimId: id, userId: idOf({ author }), ...vote })),
  })
  const counted = await countVotes(tx, { id, statedIn })
  for (const name of ['votesFor', 'votesAgainst', 'status'] as const)
    if (counted[name] !== given[name]) refuse(`${name}: wanted ${counted[name]} by its votes, got ${given[name]}`)
  await importReplies(tx, id, given.replies, idOf)
  await audit({ userId: null, action: 'claim.imported', subject: `claim:${given.claim}` }, tx)
  return true
}

async function importReplies(
  tx: Transaction,
  claimId: number,
  replies: DumpClaim['replies'],
  idOf: (signed: Pick<DumpClaim, 'author'>) => number,
): Promise<void> {
  const ids = new Map<string, number>()
  for (const { reply, parent, author, text, ...at } of replies) {
    const parentId =
      parent === null
        ? null
        : (ids.get(parent) ?? refuse(`replies: ${reply} answers ${parent}, which does not come before it`))
    if ((text === null) === !(at.withdrawnAt ?? at.hiddenAt))
      refuse(`replies: ${reply}: wanted a text, or a time at which it was withdrawn or hidden`)
    if (await tx.claimReply.count({ where: { uid: reply } }))
      refuse(`replies: ${reply} is here already, under another claim`)
    const { id } = await tx.claimReply.create({
      data: { uid: reply, claimId, parentId, authorId: idOf({ author }), text: text ?? '', ...at },
      select: { id: true },
    })
    ids.set(reply, id)
  }
}
