import 'server-only'
import { ALGORITHMIC_ROWS, type AlgorithmicSort, type AlgorithmicView } from '#lib/address/algorithmic-view.ts'
import { db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { type Badge, badges } from '#lib/patterns/badge.ts'

/** A synthesised pattern in the list. */
export interface AlgorithmicRow {
  model: string
  layer: number
  neuron: number
  pattern: string
  ignoreCase: boolean
  wholeWord: boolean
  badge: Badge
  level: number
  /** On the test half; null where undefined. */
  f1: number | null
  tokenF1: number | null
  bigramF1: number | null
  /** All its experiments together; null before the first. */
  nPositive: number | null
  fired: number | null
  nNegative: number | null
  silent: number | null
}

/** A page of synthesised patterns of current runs. */
export interface AlgorithmicPage {
  rows: AlgorithmicRow[]
  /** Patterns of the chosen model by badge, whatever the chosen badge. */
  counts: Map<Badge, number>
  /** Models with synthesised patterns, the smallest first. */
  models: string[]
}

const orders: Record<AlgorithmicSort, Prisma.Sql> = {
  f1: Prisma.sql`p.f1 desc nulls last`,
  gain: Prisma.sql`p.f1 - coalesce(p.token_f1, 0) desc nulls last`,
  length: Prisma.sql`char_length(p.pattern)`,
  badge: Prisma.sql`array_position(${[...badges]}::text[], p.badge), p.f1 desc nulls last`,
}

/** Reads a page of the list. */
export async function algorithmicPage({ model, badge, sort, page }: AlgorithmicView): Promise<AlgorithmicPage> {
  const ofModel = model === null ? Prisma.empty : Prisma.sql`and m.name = ${model}`
  const ofBadge = badge === null ? Prisma.empty : Prisma.sql`and p.badge = ${badge}`
  const from = Prisma.sql`from neuron_pattern p join model m on m.current_run_id = p.run_id where p.origin = 'synthesis'`
  const [rows, counts, models] = await Promise.all([
    db.$queryRaw<AlgorithmicRow[]>`
      select listed.*, c.* from (
        select p.id, m.name as model, p.layer, p.neuron, p.pattern, p.ignore_case as "ignoreCase", p.whole_word as "wholeWord",
          p.badge, p.level, p.f1, p.token_f1 as "tokenF1", p.bigram_f1 as "bigramF1",
          row_number() over (order by ${orders[sort]}, m.name, p.layer, p.neuron, p.id) as place
        ${from} ${ofModel} ${ofBadge}
        order by place limit ${ALGORITHMIC_ROWS} offset ${(page - 1) * ALGORITHMIC_ROWS}
      ) listed
      cross join lateral (
        select sum(n_positive)::int as "nPositive", sum(fired)::int as fired, sum(n_negative)::int as "nNegative",
          sum(silent)::int as silent
        from causal_test where pattern_id = listed.id
      ) c
      order by listed.place`,
    db.$queryRaw<{ badge: Badge; n: number }[]>`select p.badge, count(*)::int as n ${from} ${ofModel} group by p.badge`,
    db.$queryRaw<{ name: string }[]>`
      select m.name from model m
      where exists (select from neuron_pattern p where p.run_id = m.current_run_id and p.origin = 'synthesis')
      order by m.n_params, m.name`,
  ])
  return {
    rows,
    counts: new Map(counts.map(one => [one.badge, one.n])),
    models: models.map(({ name }) => name),
  }
}
