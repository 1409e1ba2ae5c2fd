import type { Database } from '#lib/db.ts'

/** Every tag that is another name of one, where a public claim carries a tag that is read as the same; in the order of the alphabet. */
export const listSynonyms = (db: Database): Promise<{ synonym: string; of: string }[]> =>
  db.$queryRaw`
    with recursive named as (
      select id, id as main from tag where synonym_of is null
      union all
      select tag.id, named.main from named join tag on tag.synonym_of = named.id
    ), used as (
      select distinct named.main
      from named join claim_tag on claim_tag.tag_id = named.id join claim on claim.id = claim_tag.claim_id
      where claim.withdrawn_at is null and claim.hidden_at is null
    )
    select tag.label as synonym, up.label as of
    from used join named on named.main = used.main join tag on tag.id = named.id join tag up on up.id = tag.synonym_of
    order by tag.label collate "C"`
