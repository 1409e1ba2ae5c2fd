import type { DumpPerson } from '#lib/claims/dump/dump-line.ts'
import type { Transaction } from '#lib/db.ts'

/**
 * Finds the people who signed these, or makes them: they have no way to sign in, and an address that no mail reaches. Returns the row's id of
 * a signature.
 */
export async function importPeople(
  tx: Transaction,
  signed: { author: DumpPerson }[],
): Promise<(signed: { author: DumpPerson }) => number> {
  const people = new Map(signed.map(({ author }) => [author.uid, author]))
  const uids = [...people.keys()]
  await tx.user.createMany({
    data: [...people.values()].map(({ uid, name, deleted }) => ({
      uid,
      name,
      email: `imported-${uid}@imported.invalid`,
      deletedAt: deleted ? new Date() : null,
    })),
    skipDuplicates: true,
  })
  const rows = await tx.user.findMany({ where: { uid: { in: uids } }, select: { id: true, uid: true } })
  const ids = new Map(rows.map(({ uid, id }) => [uid, id]))
  return ({ author }) => ids.get(author.uid) as number
}
