// The site's process: Next's production server behind plain HTTP. Plain JavaScript, because a TypeScript loader would stand
// in the way of every file the server requires. Settings come checked from whoever forked it: PORT, HOST, DATABASE_URL.
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { keepPages } from './keep-pages.mjs'
import { withoutNul } from './without-nul.mjs'

const dir = join(dirname(fileURLToPath(import.meta.url)), '../..')
const port = Number(process.env.PORT)
const host = process.env.HOST ?? 'localhost'
// "localhost" is two addresses; browsers try either first.
const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

// Compressed pages of neurons, about 50 KB each.
const KEPT_BYTES = 256 * 1024 * 1024

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
  // lib/queries/published-page.ts leaves its function there once the proxy has been loaded.
  const keyOf = async (path, run) => (await globalThis.soluscopePublishedPage?.(path, run))?.key ?? null
  const answer = withoutNul(keepPages(app.getRequestHandler(), { bytes: KEPT_BYTES, keyOf }))
  for (const address of addresses) {
    const server = createServer((request, response) => {
      // Who is at the other end, for limits per address; what a visitor wrote there is overwritten (lib/live/client-address.ts).
      request.headers['soluscope-peer'] = request.socket.remoteAddress ?? 'unknown'
      answer(request, response).catch(error => fault(error, response))
    })
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

/** What no page could answer for: the server itself failed.
 * @param {unknown} error
 * @param {import('node:http').ServerResponse} response */
function fault(error, response) {
  console.error(error)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('The server could not make this page.\n')
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
