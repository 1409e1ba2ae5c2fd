import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { deployMigrations } from '#prisma/migrate.ts'
import { openScratchDatabase } from '#workers/database/open-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server that tests make their databases on. */
    serverUrl: string
    /** Name of the migrated, empty database that each test file's is cloned from. */
    templateDatabase: string
  }
}

/** Migrates one template database, on TEST_DATABASE_URL's server or an embedded one; returns what removes it again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, close: async () => {} } : await openScratchDatabase()
  const template = `soluscope_template_${randomBytes(6).toString('hex')}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  await run(`create database ${template}`)
  const address = new URL(server.url)
  address.pathname = `/${template}`
  await deployMigrations(address.href)
  project.provide('serverUrl', server.url)
  project.provide('templateDatabase', template)
  return async () => {
    await run(`drop database if exists ${template} with (force)`)
    await server.close()
  }
}
