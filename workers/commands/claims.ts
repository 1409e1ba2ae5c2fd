import { createReadStream, createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportClaims } from '#lib/claims/dump/export-claims.ts'
import { importClaims } from '#lib/claims/dump/import-claims.ts'
import { connect, type Database } from '#lib/db.ts'
import { plural } from '#lib/format/plural.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { splitLines } from '#workers/corpus/split-lines.ts'

/** Longest line of a dump, in bytes: a claim with all that was said of it. */
const LONGEST = 64 << 20

/** `soluscope claims export [FILE]`: a file is there whole or not at all. */
export const claimsExportCommand = (file: string | undefined): Promise<number> =>
  withClient(async client => {
    if (file === undefined) {
      for await (const line of exportClaims(client))
        if (!process.stdout.write(line)) await new Promise(resume => process.stdout.once('drain', resume))
      return 0
    }
    const half = `${file}.${process.pid}.half`
    try {
      await pipeline(Readable.from(exportClaims(client)), createWriteStream(half))
      await rename(half, file)
    } finally {
      await rm(half, { force: true })
    }
    console.log(`all public claims are in ${file}`)
    return 0
  })

/** `soluscope claims import FILE`. Throws one line that names the first line of the file that is wrong. */
export const claimsImportCommand = (file: string): Promise<number> =>
  withClient(async client => {
    await access(file).catch(() => {
      throw new Error(`${file}: wanted a file of claims that can be read, got none`)
    })
    const { written, known } = await importClaims(client, linesOf(file))
    console.log(`${plural(written, 'claim')} read in, ${known} were here already`)
    return 0
  })

async function* linesOf(file: string): AsyncGenerator<string> {
  // Only line feeds end a line here: texts may hold other characters that readers of lines break at.
  for await (const { line, bytes, last } of splitLines(createReadStream(file), LONGEST)) {
    if (!last) throw new Error(`line ${line}: wanted at most ${LONGEST >> 20} MB, got more; nothing was written`)
    yield new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }
}

const withClient = (work: (client: Database) => Promise<number>): Promise<number> =>
  withDatabase(async ({ url }) => {
    const { client } = connect(url)
    try {
      return await work(client)
    } finally {
      await client.$disconnect()
    }
  })
