import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { manyNeurons } from '#workers/bench/bench-models.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { type Reading, readPages } from '#workers/bench/read-pages.ts'
import { freePort } from '#workers/database/free-port.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'

const READERS = 20
const SECONDS = 15
const GOAL = 50

/** CPU seconds a process has used; null where the system does not tell. */
export const cpuSeconds = (pid: number | undefined): number | null => {
  try {
    // Behind the name in brackets: fields 14 and 15 of proc(5), in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/**
 * Neuron pages of a production server with 20,480 neurons: random neurons, none asked for before (cold), then the same ones
 * again (warm). Readers ask for the next page as soon as one has come; in one figure they look at each for a second, as people
 * do. They run on the same cores as server and database, which the figures include. Builds the site where it is not built.
 */
export const pageSpeed = async (databaseUrl: string, model: string): Promise<void> => {
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: new AbortController().signal })
  const port = await freePort()
  const site = forkSite({ DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(port) })
  const random = seededRandom(9)
  const { nLayers, dMlp } = manyNeurons
  // A neuron is drawn once, so that no cold one was read before.
  const drawn = Array.from({ length: nLayers * dMlp }, (_, i) => ({ i, key: random() })).sort((a, b) => a.key - b.key)
  const pages = drawn.map(({ i }) => `http://127.0.0.1:${port}/${model}/${Math.floor(i / dMlp)}/${i % dMlp}`)
  let next = 0

  const measure = async (what: string, take: () => string, options: { readers: number; pause?: number }) => {
    const server = cpuSeconds(site.pid)
    const own = process.cpuUsage()
    const reading = await readPages(take, { ...options, seconds: SECONDS })
    const { user, system } = process.cpuUsage(own)
    const n = reading.times.length
    const spent = server === null ? '' : `server ${perPage((cpuSeconds(site.pid) ?? 0) - server, n)}, `
    const readers = `readers ${perPage((user + system) / 1e6, n)}`
    const figure = `${words(reading)}; CPU a page: ${spent}${readers}; load ${loadavg()[0].toFixed(1)}`
    const p99 = quantile(reading.times, 0.99)
    printFigure(`neuron page, ${what}`, figure, { text: `p99 <= ${GOAL} ms`, reached: p99 <= GOAL })
  }

  try {
    await ready(site)
    const cold = (): string => pages[next++]
    // What the server loads once, and what its compiler learns.
    await readPages(() => pages[next++], { readers: 4, seconds: 5 })
    await measure('1 reader, cold', cold, { readers: 1 })
    await measure(`${READERS} readers, a second at each, cold`, cold, { readers: READERS, pause: 1000 })
    const first = next
    await measure(`${READERS} readers, cold`, cold, { readers: READERS })
    const read = pages.slice(first, next)
    let again = 0
    await measure(`${READERS} readers, warm`, () => read[again++ % read.length], { readers: READERS })
  } finally {
    await endChild(site)
  }
}

/** Resolves when the site listens; throws where it ended before. */
export const ready = (site: ReturnType<typeof forkSite>): Promise<void> =>
  new Promise((resolve, reject) => {
    site.once('message', (message: { type: string; message?: string }) =>
      message.type === 'ready' ? resolve() : reject(new Error(`the site did not start: ${message.message}`)),
    )
    site.once('exit', code => reject(new Error(`the site ended with exit code ${code}`)))
  })

const perPage = (seconds: number, n: number): string => `${((seconds * 1000) / n).toFixed(1)} ms`

/** The value at a share 0..1 of ascending ones. */
export const quantile = (times: readonly number[], p: number): number =>
  times[Math.min(times.length - 1, Math.floor(p * times.length))]

const words = ({ times, seconds, bytes }: Reading): string => {
  const [middle, p99] = [0.5, 0.99].map(p => quantile(times, p).toFixed(1))
  const size = Math.round(bytes / times.length / 1000)
  return `median ${middle} ms, p99 ${p99} ms, ${Math.round(times.length / seconds)} pages a second of ${size} KB`
}
