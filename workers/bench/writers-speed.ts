import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { printFigure } from '#workers/bench/machine.ts'
import { cpuSeconds, quantile, ready } from '#workers/bench/page-speed.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { freePort } from '#workers/database/free-port.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'
import { checkWritten } from '#workers/writers/check-written.ts'
import { httpClient } from '#workers/writers/http-client.ts'
import { addWriters, addWrittenModel } from '#workers/writers/many-people.ts'
import { deeds, writeTogether } from '#workers/writers/write-together.ts'

const WRITERS = 50
const SECONDS = 60

/**
 * Scripts with keys that write about one neuron for a minute over HTTP, each as fast as it is answered: new claims, edits of one family, votes
 * and replies. Throws where an update was lost, a deadlock came up, or a count is not that of its events. Builds the site where it is not built.
 */
export const writersSpeed = async ({ url, pool }: Scratch): Promise<void> => {
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: new AbortController().signal })
  await addWrittenModel(pool)
  const { keys } = await addWriters(pool, WRITERS)
  const port = await freePort()
  const site = forkSite({
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    AUTH_SECRET: randomBytes(32).toString('hex'),
    TRUSTED_PROXIES: '1',
  })
  try {
    await ready(site)
    const client = httpClient(`http://127.0.0.1:${port}`, keys)
    const before = cpuSeconds(site.pid)
    const written = await writeTogether(client, { writers: WRITERS, seconds: SECONDS })
    const load = loadavg()[0].toFixed(1)
    const spent = before === null ? null : (cpuSeconds(site.pid) ?? 0) - before
    for (const deed of deeds) {
      const times = written.times[deed].toSorted((a, b) => a - b)
      const figure = `${times.length}, median ${Math.round(quantile(times, 0.5))} ms, p99 ${Math.round(quantile(times, 0.99))} ms`
      printFigure(`${WRITERS} writers, ${deed}`, figure)
    }
    const all = Object.values(written.times)
      .flat()
      .sort((a, b) => a - b)
    const cpu = spent === null ? '' : `, CPU of the server a write ${((1000 * spent) / all.length).toFixed(1)} ms`
    const edited = written.edits.reduce((sum, edits) => sum + edits)
    const rate = (all.length / written.seconds).toFixed(1)
    printFigure(
      `${WRITERS} writers on one neuron`,
      `${rate} writes a second, p99 ${Math.round(quantile(all, 0.99))} ms, ${edited} edits written and ${written.conflicts} told of a conflict${cpu}; load ${load}`,
    )
    const faults = await checkWritten(pool, written)
    printFigure('lost updates, deadlocks, counts that are not their events', String(faults.length), {
      text: '0',
      reached: faults.length === 0,
    })
    if (faults.length > 0) throw new Error(faults.slice(0, 20).join('\n'))
  } finally {
    await endChild(site)
  }
}
