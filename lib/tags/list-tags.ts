import { db } from '#lib/db.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

/** A tag as it is read, with all that is counted under it. */
export interface ListedTag {
  label: string
  /** Public claims that carry it or a synonym of it. */
  uses: number
  /** Other labels for it, in the order of the alphabet. */
  synonyms: string[]
}

/**
 * Tags of which a label or a synonym begins with these letters, the most used first, then by label: what a form suggests. All tags for no
 * letters. `limit` 1 .. 1000; 10 where absent.
 */
export async function listTags(prefix = '', { limit = 10, from = 0 } = {}): Promise<ListedTag[]> {
  const letters = tagLabel(prefix).slice(0, 120)
  return db.$queryRaw<ListedTag[]>`
    with recursive named as (
      select id, id as main, label from tag where synonym_of is null
      union all
      select tag.id, named.main, tag.label from named join tag on tag.synonym_of = named.id
    ), used as (
      select named.main, count(*)::int as uses
      from named join claim_tag on claim_tag.tag_id = named.id join claim on claim.id = claim_tag.claim_id
      where claim.withdrawn_at is null and claim.hidden_at is null
      group by named.main
    )
    select main.label, coalesce(used.uses, 0) as uses,
      coalesce(array_agg(named.label order by named.label) filter (where named.id <> named.main), '{}') as synonyms
    from named join tag main on main.id = named.main left join used on used.main = named.main
    group by main.id, used.uses
    having bool_or(starts_with(named.label, ${letters}))
    order by uses desc, main.label
    limit ${Math.min(1000, Math.max(1, limit))}::int offset ${Math.max(0, from)}::int`
}
