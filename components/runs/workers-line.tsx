import { plural } from '#lib/format/plural.ts'
import type { LiveWorker } from '#lib/queries/live-workers.ts'

/** One line on who is working. */
export const WorkersLine = ({ workers, waiting }: { workers: LiveWorker[]; waiting: boolean }) => {
  if (workers.length === 0) {
    return waiting ? (
      <span className="text-bad">◆ No worker is alive. Start one with “soluscope work”.</span>
    ) : (
      <span>No worker is alive; none is needed.</span>
    )
  }
  const threads = workers.reduce((sum, worker) => sum + worker.threads, 0)
  const hosts = new Set(workers.map(({ host }) => host)).size
  return (
    <span>
      {plural(workers.length, 'worker')} alive with {plural(threads, 'thread')} on {plural(hosts, 'machine')}
    </span>
  )
}
