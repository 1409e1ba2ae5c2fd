import 'server-only'
import { bodies, type ClaimBody } from '#lib/claims/kinds.ts'
import type { ClaimStatus } from '#lib/claims/status.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
import type { Symmetry } from '#lib/families/value-source.ts'

/** A family or a split in its current version, for lists of them. */
export interface StatedInList<K extends 'family' | 'split'> {
  uid: string
  body: ClaimBody<K>
  status: ClaimStatus
  /** Whether it is supported and held against text it beats chance (verifiedClaims). */
  verified: boolean
  /** Who wrote it first; `deleted user` for people who left. */
  author: string
  updatedAt: Date
}

/** A page of them, the latest first. */
export interface StatedPage<K extends 'family' | 'split'> {
  claims: StatedInList<K>[]
  /** What to give as `before` for the next page; null on the last. */
  before: string | null
}

const perPage = 12

/** Public families or splits, of one symmetry where one is given, behind the one called `before`. */
export async function statedClaims<K extends 'family' | 'split'>(
  kind: K,
  { symmetry = null, before = null }: { symmetry?: Symmetry | null; before?: string | null } = {},
): Promise<StatedPage<K>> {
  const rows = await db.$queryRaw<(Omit<StatedInList<K>, 'body' | 'verified'> & { id: number; body: unknown })[]>`
    select c.id, c.uid, c.status, v.body, u.name as author, c.updated_at as "updatedAt"
    from claim c
    join claim_version v on v.claim_id = c.id and v.version = c.version
    join site_user u on u.id = c.author_id
    where c.kind = ${kind} and c.withdrawn_at is null and c.hidden_at is null
      and (${symmetry}::text is null or v.body ->> 'symmetry' = ${symmetry}::text)
      and (${before}::text is null or c.id < (select id from claim where uid = ${before}::text))
    order by c.id desc
    limit ${perPage + 1}`
  const verified = await verifiedClaims(rows)
  const claims = rows.slice(0, perPage).map(({ id, body, ...claim }) => ({
    ...claim,
    verified: verified.has(id),
    body: bodies[kind].parse(body) as ClaimBody<K>,
  }))
  return { claims, before: rows.length > perPage ? (claims.at(-1)?.uid ?? null) : null }
}

/** Public families by symmetry. */
export async function familyCounts(): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ symmetry: string; n: bigint }[]>`
    select v.body ->> 'symmetry' as symmetry, count(*) as n
    from claim c join claim_version v on v.claim_id = c.id and v.version = c.version
    where c.kind = 'family' and c.withdrawn_at is null and c.hidden_at is null
    group by 1`
  return new Map(rows.map(({ symmetry, n }) => [symmetry, Number(n)]))
}

/** Pairs of a family's members that were tested by exchanging their values, and those of them that are confirmed. */
export interface CheckedPairs {
  tested: number
  confirmed: number
}

/** Counts of pairs of families as they stand now, in the current runs, by their names; none of those that were not checked. */
export async function checkedPairs(uids: readonly string[]): Promise<ReadonlyMap<string, CheckedPairs>> {
  const rows = await db.$queryRaw<(CheckedPairs & { uid: string })[]>`
    select uid, sum(tested)::int as tested, sum(confirmed)::int as confirmed
    from (
      select distinct on (c.uid, f.run_id) c.uid, f.tested, f.confirmed
      from claim c
      join family_check f on f.claim_id = c.id and f.version between c.stated_in and c.version
      join model m on m.current_run_id = f.run_id
      where c.uid = any(${uids}::text[])
      order by c.uid, f.run_id, f.version desc
    ) as latest
    group by uid`
  return new Map(rows.map(({ uid, ...pairs }) => [uid, pairs]))
}
