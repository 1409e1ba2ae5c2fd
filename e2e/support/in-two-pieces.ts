import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site whose one page comes in two pieces. */
export interface PiecewiseSite {
  url: string
  close(): void
}

/**
 * Passes a site on, but cuts the page at `path` after `share` of its body and sends the rest `delay` milliseconds later,
 * as a slow network would.
 */
export async function inTwoPieces(site: string, path: string, share: number, delay: number): Promise<PiecewiseSite> {
  const server = createServer(async ({ url = '/', headers }, answer) => {
    const found = await fetch(site + url, { headers: { accept: headers.accept ?? '*/*' } })
    const bytes = Buffer.from(await found.arrayBuffer())
    answer.writeHead(found.status, { 'content-type': found.headers.get('content-type') ?? 'text/plain' })
    if (url !== path) return answer.end(bytes)
    const body = bytes.indexOf('<body')
    const cut = Math.round(body + share * (bytes.lastIndexOf('</footer>') - body))
    answer.write(bytes.subarray(0, cut))
    setTimeout(() => answer.end(bytes.subarray(cut)), delay)
  }).listen(0, '127.0.0.1')
  await new Promise(listening => server.once('listening', listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
