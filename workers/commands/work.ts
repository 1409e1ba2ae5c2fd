import type { BackendChoice } from '#lib/inference/backend.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { work } from '#workers/queue/work.ts'
import { listenForStop } from '#workers/start/stop-signal.ts'

/** Options of `soluscope work` as the command line gives them. */
export interface WorkCommandOptions {
  threads: number
  /** Default: SOLUSCOPE_DEVICE. */
  device?: BackendChoice
  once?: boolean
}

/** `soluscope work`: joins as a worker until asked to stop, or with --once until the queue is empty. */
export const workCommand = async ({ threads, device, once = false }: WorkCommandOptions): Promise<number> => {
  const stop = listenForStop(() => process.exit(1))
  try {
    await withDatabase(({ url }) =>
      work({ databaseUrl: url, threads, device, once, signal: stop.signal, log: line => console.log(line) }),
    )
    return 0
  } finally {
    stop.dispose()
  }
}
