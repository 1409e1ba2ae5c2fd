import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What readers saw. */
export interface Reading {
  /** Milliseconds from asking for a page to having all of it, ascending. */
  times: number[]
  /** How long it went on. */
  seconds: number
  /** Bytes of all bodies, as they came over the line. */
  bytes: number
}

/** Readers ask as browsers do; nothing is unpacked, which would take the server's cores. */
const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' }

/** Bytes of one page; throws on any other answer than 200. */
const request = (agent: Agent, url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes)
        else reject(new Error(`${url}: wanted 200, got ${answer.statusCode}`))
      })
    }).once('error', reject)
  })

/** Has readers fetch page after page over connections they keep, with `pause` ms between two, until the time is over. */
export const readPages = async (
  take: () => string,
  { readers, seconds, pause = 0 }: { readers: number; seconds: number; pause?: number },
): Promise<Reading> => {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const reading: Reading = { times: [], seconds: 0, bytes: 0 }
  const begun = performance.now()
  const reader = async (_: unknown, i: number): Promise<void> => {
    await sleep((pause * i) / readers)
    while (performance.now() - begun < seconds * 1000) {
      const asked = performance.now()
      const bytes = await request(agent, take())
      reading.bytes += bytes
      reading.times.push(performance.now() - asked)
      if (pause > 0) await sleep(pause)
    }
  }
  try {
    await Promise.all(Array.from({ length: readers }, reader))
  } finally {
    agent.destroy()
  }
  reading.seconds = (performance.now() - begun) / 1000
  reading.times.sort((a, b) => a - b)
  return reading
}
