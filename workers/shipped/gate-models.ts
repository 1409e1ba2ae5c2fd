import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deployMigrations } from '#prisma/migrate.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { seedSampleCorpus } from '#workers/commands/seed.ts'
import { SAMPLE_CORPUS } from '#workers/corpus/sample-corpus.ts'
import { openScratchDatabase } from '#workers/database/open-database.ts'
import { addModel } from '#workers/model/add-model.ts'
import { checkModel } from '#workers/model/gate/check-model.ts'
import { gateAnswers, gateLines } from '#workers/model/gate/gate-report.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { writeCards } from '#workers/shipped/write-cards.ts'
import { createPool } from '#workers/store/pool.ts'

/*
 * Puts shipped models through the import gate on the sample corpus, in a database of its own, and keeps the answers in their
 * measured.json and cards: `node --import tsx workers/shipped/gate-models.ts [MODEL...]`, all of them by default.
 */
const asked = process.argv.slice(2)
const database = await openScratchDatabase()
try {
  await deployMigrations(database.url)
  const pool = createPool(database.url)
  await seedSampleCorpus(pool)
  const corpus = await namedCorpus(pool, SAMPLE_CORPUS)
  for (const name of asked.length > 0 ? asked : shippedNames()) {
    await addModel(pool, join(shippedFolder, name))
    const answers = gateAnswers(await checkModel(pool, await namedModel(pool, name), corpus))
    const file = join(shippedFolder, name, 'measured.json')
    const gate = { corpus: SAMPLE_CORPUS, answers }
    writeFileSync(file, `${JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), gate }, null, 1)}\n`)
    for (const line of gateLines(name, answers)) console.log(line)
  }
  await writeCards()
  await pool.end()
} finally {
  await database.close()
}
