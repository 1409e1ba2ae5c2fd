import { main } from '#workers/commands/main.ts'

// Exits by itself once the code is known: a handle that a library forgot must not keep a finished command alive.
process.exit(await main(process.argv))
