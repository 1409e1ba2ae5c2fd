import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { queueBenchRun } from '#workers/bench/bench-run.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { cpuSeconds, quantile, ready } from '#workers/bench/page-speed.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { freePort } from '#workers/database/free-port.ts'
import { projectRoot } from '#workers/database/project.ts'
import { work } from '#workers/queue/work.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'
import { listRuns } from '#workers/store/list-runs.ts'

const MODEL = 'solu-1l-d128'
const SENTENCE = 'The whale swam slowly round the ship, and nobody on deck said a word until 1851.'
const QUESTIONS = 200
const GOAL = 200

/** Publishes a run of the model on a few documents; what is tried needs no more of it. */
async function publish({ pool, url }: Scratch): Promise<void> {
  const runId = await queueBenchRun(pool, join(projectRoot, 'models', MODEL), Array(20).fill(1500))
  const stop = new AbortController()
  let working = true
  const done = work({ databaseUrl: url, threads: 1, once: true, signal: stop.signal, log: () => {} }).finally(() => {
    working = false
  })
  while (working) {
    if ((await listRuns(pool, runId))[0].state === 'published') stop.abort()
    await sleep(50)
  }
  await done
  const [{ state, error }] = await listRuns(pool, runId)
  if (state !== 'published') throw new Error(`live: the run ended ${state} (${error})`)
}

/**
 * A sentence read by a model of one layer, over HTTP: from the question to the last byte of the answer, one question after another, all
 * that `/{model}/try` asks for and one neuron alone, as a neuron's page does. Builds the site where it is not built.
 */
export const liveHttp = async (scratch: Scratch): Promise<void> => {
  await publish(scratch)
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: new AbortController().signal })
  const port = await freePort()
  // Asked as fast as it answers, by one address.
  const settings = { DATABASE_URL: scratch.url, HOST: '127.0.0.1', PORT: String(port), LIVE_PER_MINUTE: '100000' }
  const site = forkSite({ ...settings, AUTH_SECRET: 'only for the time of this measurement' })
  const read = async (asked: object): Promise<number> => {
    const start = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/api/live/${MODEL}`, {
      method: 'POST',
      body: JSON.stringify({ text: SENTENCE, neuron: '0/3', ...asked }),
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`live: wanted 200, got ${answer.status}`)
    return performance.now() - start
  }
  try {
    await ready(site)
    printFigure(`live over HTTP, ${MODEL}, first text`, `${(await read({})).toFixed(0)} ms`)
    for (const [what, asked] of [
      ['a sentence', {}],
      ['a sentence, one neuron', { want: ['neuron'] }],
    ] as const) {
      for (let i = 0; i < 20; i++) await read(asked)
      const before = cpuSeconds(site.pid)
      const times: number[] = []
      for (let i = 0; i < QUESTIONS; i++) times.push(await read(asked))
      times.sort((a, b) => a - b)
      const [middle, p99] = [0.5, 0.99].map(p => quantile(times, p))
      const spent =
        before === null ? '' : `, server ${(((cpuSeconds(site.pid) ?? 0) - before) * 1000) / QUESTIONS} CPU ms each`
      printFigure(
        `live over HTTP, ${MODEL}, ${what}`,
        `median ${middle.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${QUESTIONS} read${spent}; load ${loadavg()[0].toFixed(1)}`,
        { text: `median <= ${GOAL} ms`, reached: middle <= GOAL },
      )
    }
  } finally {
    await endChild(site)
  }
}
