import { withDatabase } from '#workers/commands/with-database.ts'
import { work } from '#workers/queue/work.ts'
import { listenForStop } from '#workers/start/stop-signal.ts'

/** `soluscope work`: joins as a worker until asked to stop, or with --once until the queue is empty. */
export const workCommand = async ({ threads, once = false }: { threads: number; once?: boolean }): Promise<number> => {
  const stop = listenForStop(() => process.exit(1))
  try {
    await withDatabase(({ url }) =>
      work({ databaseUrl: url, threads, once, signal: stop.signal, log: line => console.log(line) }),
    )
    return 0
  } finally {
    stop.dispose()
  }
}
