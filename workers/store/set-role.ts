import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
with before as (
  select id, role from site_user where email = $1 and deleted_at is null for update
), changed as (
  update site_user set role = $2, updated_at = now() from before where site_user.id = before.id
  returning site_user.id, site_user.name, before.role as "before"
), written as (
  insert into audit_event (action, subject, detail)
  select 'role.granted', 'user:' || id, jsonb_build_object('before', "before", 'after', $2::text) from changed
)
select name, "before" from changed`

/** Gives the account of an e-mail (lower case) a role and writes that down; its name and the role before, or null where there is none. */
export const setRole = async (
  db: Queryable,
  email: string,
  role: string,
): Promise<{ name: string; before: string } | null> =>
  (await db.query<{ name: string; before: string }>(SQL, [email, role])).rows[0] ?? null
