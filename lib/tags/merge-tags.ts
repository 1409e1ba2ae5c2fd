import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { note as oneLine } from '#lib/claims/texts.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

interface HeldTag {
  id: number
  label: string
  synonymOf: number | null
}

/**
 * Makes one tag another name of a second one: claims keep what they say and are read under the second. Synonyms of the first go
 * with it. `unmergeTag` undoes it. The reason stands in the public log. Throws AccountRefusal.
 */
export async function mergeTags(moderator: Writer, from: string, into: string, reason = ''): Promise<void> {
  await writing(moderator, 'tag.merge', async tx => {
    const tags = await holdTags(tx)
    const [first, second] = [named(tags, from), named(tags, into)]
    if (first.synonymOf !== null) throw new AccountRefusal(409, `${first.label} is another name of a tag already.`)
    const main = mainOf(tags, second)
    if (main.id === first.id) throw new AccountRefusal(400, `${second.label} is another name of ${first.label}.`)
    await tx.tag.update({ where: { id: first.id }, data: { synonymOf: main.id } })
    await note(tx, moderator, 'merge-tags', first.label, main.label, reason)
  })
}

/** Makes a tag that was another name of one a tag of its own again, with the synonyms that came with it. Throws AccountRefusal. */
export async function unmergeTag(moderator: Writer, label: string, reason = ''): Promise<void> {
  await writing(moderator, 'tag.merge', async tx => {
    const tags = await holdTags(tx)
    const tag = named(tags, label)
    if (tag.synonymOf === null) throw new AccountRefusal(409, `${tag.label} is a tag of its own already.`)
    const main = mainOf(tags, tag)
    await tx.tag.update({ where: { id: tag.id }, data: { synonymOf: null } })
    await note(tx, moderator, 'unmerge-tags', tag.label, main.label, reason)
  })
}

/** All tags by id, held: two merges at once could make a ring. Whoever writes a claim with a tag does not wait. */
async function holdTags(tx: Transaction): Promise<Map<number, HeldTag>> {
  const rows = await tx.$queryRaw<HeldTag[]>`
    select id, label, synonym_of as "synonymOf" from tag order by id for no key update`
  return new Map(rows.map(row => [row.id, row]))
}

function named(tags: Map<number, HeldTag>, text: string): HeldTag {
  const label = tagLabel(text)
  const found = [...tags.values()].find(tag => tag.label === label)
  if (!found) throw new AccountRefusal(404, `There is no tag ${label.slice(0, 120)}.`)
  return found
}

function mainOf(tags: Map<number, HeldTag>, tag: HeldTag): HeldTag {
  const above = tag.synonymOf === null ? undefined : tags.get(tag.synonymOf)
  return above ? mainOf(tags, above) : tag
}

async function note(
  tx: Transaction,
  { id }: Writer,
  action: string,
  label: string,
  into: string,
  given: string,
): Promise<void> {
  const reason = readInput(oneLine, given, ['reason'])
  const subject = `tag:${label}`
  await audit({ userId: id, action, subject, detail: { into, reason } }, tx)
  const why = [action === 'merge-tags' ? `Another name of ${into}.` : `No longer another name of ${into}.`, reason]
  await tx.moderationAction.create({ data: { moderatorId: id, action, subject, reason: why.join(' ').trim() } })
}
