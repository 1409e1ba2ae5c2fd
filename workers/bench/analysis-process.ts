import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/*
 * A process with worker threads that all analyse a layer at once, pass by pass; forked by the bench of an analysis' memory. Its
 * answer is the most memory it held, in KB.
 */
const [model, threads] = process.argv.slice(2)
const workers = Array.from({ length: Number(threads) }, () => {
  return new Worker(new URL('./start-analysis-thread.mjs', import.meta.url), { execArgv: [], workerData: model })
})
await Promise.all(workers.map(worker => once(worker, 'exit')))
process.send?.(process.resourceUsage().maxRSS)
process.disconnect()
