import type pg from 'pg'
import { claimStatus } from '#lib/claims/status.ts'
import type { Written } from '#workers/writers/write-together.ts'

interface ClaimRow {
  uid: string
  version: number
  versions: number
  edited: number
  votesFor: number
  votesAgainst: number
  status: string
  /** Votes as their events tell them: each person's last one, if it was cast on what is stated now. */
  eventsFor: number
  eventsAgainst: number
}

const CLAIMS = `
with last_vote as (
  select distinct on (subject, user_id) subject, (detail->>'value')::int as value, (detail->>'version')::int as version
  from audit_event where action = 'claim.voted' order by subject, user_id, id desc
)
select c.uid, c.version, c.votes_for as "votesFor", c.votes_against as "votesAgainst", c.status,
  (select count(*)::int from claim_version v where v.claim_id = c.id) as versions,
  (select count(*)::int from audit_event e where e.subject = 'claim:' || c.uid and e.action = 'claim.edited') as edited,
  (select count(*)::int from last_vote l where l.subject = 'claim:' || c.uid and l.version >= c.stated_in and l.value = 1) as "eventsFor",
  (select count(*)::int from last_vote l where l.subject = 'claim:' || c.uid and l.version >= c.stated_in and l.value = -1) as "eventsAgainst"
from claim c`

const TOTALS = `
select (select count(*)::int from claim) as claims, (select count(*)::int from claim_reply) as replies,
  (select count(*)::int from audit_event where action = 'claim.created') as created,
  (select count(*)::int from audit_event where action = 'claim.replied') as replied,
  (select count(*)::int from activity where verb = 'claim.created') as "shownCreated",
  (select count(*)::int from activity where verb = 'claim.replied') as "shownReplied",
  (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks`

/** What is not as it must be after writers wrote together: lost updates, deadlocks, counts that their events do not give. One line each. */
export async function checkWritten(pool: pg.Pool, written: Written & { family: string }): Promise<string[]> {
  const faults = [...new Set(written.failures)].map(line => `failed: ${line}`)
  const want = (what: string, wanted: unknown, got: unknown) => {
    if (wanted !== got) faults.push(`${what}: wanted ${wanted}, got ${got}`)
  }
  const claims: ClaimRow[] = (await pool.query(CLAIMS)).rows
  for (const claim of claims) {
    want(`versions of ${claim.uid}`, claim.version, claim.versions)
    want(`version of ${claim.uid} by its events`, 1 + claim.edited, claim.version)
    want(`votes for ${claim.uid}`, claim.eventsFor, claim.votesFor)
    want(`votes against ${claim.uid}`, claim.eventsAgainst, claim.votesAgainst)
    want(`status of ${claim.uid}`, claimStatus(claim.votesFor, claim.votesAgainst), claim.status)
  }
  const [totals] = (await pool.query(TOTALS)).rows
  const { claim, reply } = written.times
  // Three are there before they begin.
  want('claims', claim.length + 3, totals.claims)
  want('claims by events', totals.claims, totals.created)
  want('claims in the feed', totals.claims, totals.shownCreated)
  want('replies', reply.length, totals.replies)
  want('replies by events', totals.replies, totals.replied)
  want('replies in the feed', totals.replies, totals.shownReplied)
  want('deadlocks', 0, totals.deadlocks)

  const { rows } = await pool.query<{ notes: string[] }>(
    `select array(select m->>'note' from jsonb_array_elements(body->'members') m) as notes
    from claim join claim_version v on v.claim_id = claim.id and v.version = claim.version where uid = $1`,
    [written.family],
  )
  written.edits.forEach((edits, writer) => {
    want(`edits of writer ${writer}`, `${edits} edits`, rows[0].notes[writer])
  })
  return faults
}
