import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { claimLine, endLine, headLine, synonymLine } from '#lib/claims/dump/dump-line.ts'
import { importClaim } from '#lib/claims/dump/import-claim.ts'
import { readInput } from '#lib/claims/read-input.ts'
import type { Database, Transaction } from '#lib/db.ts'
import { tagNamed } from '#lib/tags/tag-named.ts'

/** What came of reading a dump. */
export interface ImportedClaims {
  /** Claims written, and claims that were here already and stay as they are. */
  written: number
  known: number
}

/**
 * Reads the lines of a dump into a site: all or nothing. People come as names without a way to sign in; what is here already stays as it is, so a
 * dump read twice changes nothing. Throws one line that names the first line of the dump that is wrong.
 */
export function importClaims(db: Database, lines: AsyncIterable<string>): Promise<ImportedClaims> {
  return db.$transaction(
    async tx => {
      const done = { written: 0, known: 0 }
      let number = 0
      let last = false
      for await (const text of lines) {
        number++
        if (text.trim() === '') continue
        try {
          if (last) throw new AccountRefusal(400, 'wanted nothing after the end')
          last = await readLine(tx, number, text, done)
        } catch (error) {
          if (!(error instanceof AccountRefusal)) throw error
          throw new Error(`line ${number}: ${error.message}; nothing was written`)
        }
      }
      if (!last) throw new Error(`line ${number + 1}: wanted the end of the dump, got nothing; nothing was written`)
      return done
    },
    { maxWait: 20_000, timeout: 6 * 3600_000 },
  )
}

/** Reads one line; whether it was the end. */
async function readLine(tx: Transaction, number: number, text: string, done: ImportedClaims): Promise<boolean> {
  const value = parsed(text)
  const has = (key: string) => typeof value === 'object' && value !== null && key in value
  if (number === 1) readInput(headLine, value)
  else if (has('synonym')) await importSynonym(tx, value)
  else if (has('end')) {
    const { claims } = readInput(endLine, value)
    const came = done.written + done.known
    if (claims !== came) throw new AccountRefusal(400, `wanted ${claims} claims before the end, got ${came}`)
    return true
  } else if (await importClaim(tx, readInput(claimLine, value))) done.written++
  else done.known++
  return false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AccountRefusal(400, `wanted JSON as "soluscope claims export" writes it, got "${text.slice(0, 40)}"`)
  }
}

/** Makes a tag another name of one, unless a moderator of this site has said otherwise. */
async function importSynonym(tx: Transaction, value: unknown): Promise<void> {
  const { synonym, of } = readInput(synonymLine, value)
  const main = await tagNamed(tx, of)
  const id = await tagNamed(tx, synonym)
  const above = await tx.$queryRaw<{ id: number }[]>`
    with recursive up as (
      select id, synonym_of from tag where id = ${main}
      union all
      select tag.id, tag.synonym_of from up join tag on tag.id = up.synonym_of
    )
    select id from up`
  if (above.some(tag => tag.id === id)) throw new AccountRefusal(400, `${synonym} and ${of} are each other's synonyms`)
  await tx.tag.updateMany({ where: { id, synonymOf: null }, data: { synonymOf: main } })
}
