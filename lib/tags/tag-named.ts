import type { Transaction } from '#lib/db.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

/** Id of the tag of a label, which is made where there is none. */
export async function tagNamed(tx: Transaction, text: string): Promise<number> {
  const label = tagLabel(text)
  const found = await tx.tag.findUnique({ where: { label }, select: { id: true } })
  if (found) return found.id
  // Of two who make one label at once, the second waits here for the first and then finds it.
  await tx.tag.createMany({ data: [{ label }], skipDuplicates: true })
  return (await tx.tag.findUniqueOrThrow({ where: { label }, select: { id: true } })).id
}
