import { db } from '#lib/db.ts'

/** Label under which each of these tags is read: its own, or that of the tag it is a synonym of. By id. */
export async function mainLabels(ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<{ id: number; label: string }[]>`
    with recursive up as (
      select id, id as at, synonym_of, label from tag where id = any(${ids}::int[])
      union all
      select up.id, tag.id, tag.synonym_of, tag.label from up join tag on tag.id = up.synonym_of
    )
    select id, label from up where synonym_of is null`
  return new Map(rows.map(({ id, label }) => [id, label]))
}
