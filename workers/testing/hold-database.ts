import { openDatabase } from '#workers/database/open-database.ts'

// A process that holds the database until it is killed; tells its parent when it has it.
const { url } = await openDatabase()
process.send?.({ url })
setInterval(() => {}, 60_000)
