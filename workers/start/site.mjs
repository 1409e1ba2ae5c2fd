// The site's process: Next's production server behind plain HTTP. Plain JavaScript, because a TypeScript loader would stand
// in the way of every file the server requires. Settings come checked from whoever forked it: PORT, HOST, DATABASE_URL.
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'

const dir = join(dirname(fileURLToPath(import.meta.url)), '../..')
const port = Number(process.env.PORT)
const host = process.env.HOST ?? 'localhost'
// "localhost" is two addresses; browsers try either first.
const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/** @type {import('node:http').Server[]} */
const servers = []
let ending = false

process.once('disconnect', () => process.exit(0))
process.on('SIGTERM', end)
process.on('SIGINT', end)

try {
  // Next calls itself "localhost" inside a request whatever it is told here; told otherwise it takes its own rewrites for
  // another server's and asks itself over the network.
  const app = next({ dev: false, dir, hostname: 'localhost', port })
  await app.prepare()
  const handle = app.getRequestHandler()
  for (const address of addresses) {
    const server = createServer((request, response) => void handle(request, response))
    const open = await listen(server, address)
    if (open) servers.push(server)
  }
  tell({ type: 'ready' })
} catch (error) {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}

/** Whether the server now listens; a machine without IPv6 has no ::1, which is no fault.
 * @param {import('node:http').Server} server
 * @param {string} address
 * @returns {Promise<boolean>} */
function listen(server, address) {
  return new Promise((done, fail) => {
    server.once('error', error => (address === '::1' ? done(false) : fail(error)))
    server.listen(port, address, () => done(true))
  })
}

/** Answers what was asked, takes nothing new, and is gone after 3 s at most. */
function end() {
  if (ending) process.exit(0)
  ending = true
  setTimeout(() => process.exit(0), 3_000).unref()
  let left = servers.length
  if (left === 0) process.exit(0)
  for (const server of servers) {
    server.close(() => {
      left -= 1
      if (left === 0) process.exit(0)
    })
    server.closeIdleConnections()
  }
}

/** @param {{ type: string, message?: string }} message */
function tell(message) {
  process.send?.(message)
}
