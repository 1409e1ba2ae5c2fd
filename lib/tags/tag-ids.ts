import { db } from '#lib/db.ts'
import { tagLabel } from '#lib/tags/tag-label.ts'

/** Ids of all tags that are read as the one of this label: it, what it is a synonym of, and all synonyms of that. Empty where there is none. */
export async function tagIds(text: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    with recursive up as (
      select id, synonym_of from tag where label = ${tagLabel(text)}
      union all
      select tag.id, tag.synonym_of from up join tag on tag.id = up.synonym_of
    ), down as (
      select id from up where synonym_of is null
      union all
      select tag.id from down join tag on tag.synonym_of = down.id
    )
    select id from down`
  return rows.map(({ id }) => id)
}
