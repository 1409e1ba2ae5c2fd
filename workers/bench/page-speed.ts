import { Agent, get } from 'node:http'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { manyNeurons } from '#workers/bench/bench-models.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { freePort } from '#workers/database/free-port.ts'
import { buildIsFresh } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'

const READERS = 20
const REQUESTS = 2000

/** Milliseconds until the whole answer of one page was read; throws on any other answer than 200. */
const request = (agent: Agent, url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now()
    get(url, { agent }, answer => {
      answer.on('data', () => {})
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - begun)
        else reject(new Error(`${url}: wanted 200, got ${answer.statusCode}`))
      })
    }).once('error', reject)
  })

/** Has 20 readers fetch the pages one after another; the times in ascending order. */
const read = async (agent: Agent, pages: readonly string[]): Promise<number[]> => {
  const times: number[] = []
  let next = 0
  const reader = async (): Promise<void> => {
    while (next < pages.length) times.push(await request(agent, pages[next++]))
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return times.sort((a, b) => a - b)
}

const quantile = (times: readonly number[], p: number): number =>
  times[Math.min(times.length - 1, Math.floor(p * times.length))]

/**
 * Neuron pages of a production server with 20,480 neurons under 20 concurrent readers: random neurons, each for the first
 * time (cold), then the same ones again (warm). Needs the site to be built.
 */
export const pageSpeed = async (databaseUrl: string, model: string): Promise<void> => {
  if (!buildIsFresh()) {
    console.log('neuron page: not measured, the site is not built; run "npm run build" first')
    return
  }
  const port = await freePort()
  const site = forkSite({ DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(port) })
  const agent = new Agent({ keepAlive: true, maxSockets: READERS })
  try {
    await new Promise<void>((resolve, reject) => {
      site.once('message', (message: { type: string; message?: string }) =>
        message.type === 'ready' ? resolve() : reject(new Error(`the site did not start: ${message.message}`)),
      )
      site.once('exit', code => reject(new Error(`the site ended with exit code ${code}`)))
    })
    const random = seededRandom(9)
    const { nLayers, dMlp } = manyNeurons
    const page = (): string =>
      `http://127.0.0.1:${port}/${model}/${Math.floor(random() * nLayers)}/${Math.floor(random() * dMlp)}`
    await read(agent, Array.from({ length: 40 }, page))
    const pages = Array.from({ length: REQUESTS }, page)
    for (const state of ['cold', 'warm']) {
      const times = await read(agent, pages)
      const p99 = quantile(times, 0.99)
      const figure = `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
      printFigure(`neuron page, ${READERS} readers, ${state}`, figure, { text: 'p99 <= 50 ms', reached: p99 <= 50 })
    }
  } finally {
    agent.destroy()
    await endChild(site)
  }
}
