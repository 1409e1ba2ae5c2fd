import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A local server that speaks the hub's protocol. */
export interface HubServer {
  url: string
  /** Requests so far: path and Range. */
  requests: string[]
  /** Breaks the next downloads of large files off after so many bytes each. */
  breakOff(...bytes: number[]): void
  close(): Promise<void>
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const hash = (kind: 'sha1' | 'sha256', ...parts: (string | Uint8Array)[]): string =>
  parts.reduce((digest, bytes) => digest.update(bytes), createHash(kind)).digest('hex')

/** Serves repositories: files by path, by owner/name. Files above 1000 bytes are large ones, behind a redirect. */
export async function startHub(repos: Record<string, Record<string, Uint8Array>>, lie = false): Promise<HubServer> {
  const requests: string[] = []
  const breaks: number[] = []
  const list = (files: Record<string, Uint8Array>) => ({
    sha: COMMIT,
    siblings: Object.entries(files).map(([rfilename, bytes]) => {
      const wrong = lie && bytes.length > 1000 ? 'x' : ''
      const lfs = { sha256: hash('sha256', bytes, wrong), size: bytes.length, pointerSize: 134 }
      const blobId = hash('sha1', `blob ${bytes.length}\0`, bytes)
      return { rfilename, size: bytes.length, blobId, ...(bytes.length > 1000 ? { lfs } : {}) }
    }),
  })
  const send = (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): void => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const rest = bytes.subarray(from)
    const range = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length, ...range })
    const most = bytes.length > 1000 ? breaks.shift() : undefined
    if (most === undefined) response.end(rest)
    else response.write(rest.subarray(0, most), () => setTimeout(() => response.destroy(), 20))
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://hub').pathname)
    requests.push(`${path}${request.headers.range ? ` ${request.headers.range}` : ''}`)
    const [, repo, file] = /^\/(?:cdn\/)?([^/]+\/[^/]+)\/(?:resolve\/[0-9a-f]{40}\/)?(.+)$/.exec(path) ?? []
    if (path.startsWith('/api/models/')) {
      const files = repos[path.slice('/api/models/'.length)]
      response.writeHead(files ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(files ? list(files) : { error: 'Repository not found' }))
      return
    }
    const bytes = repos[repo]?.[file]
    if (!bytes) response.writeHead(404).end()
    else if (bytes.length > 1000 && !path.startsWith('/cdn/')) {
      response.writeHead(302, { location: `/cdn/${repo}/${file}` }).end()
    } else send(request, response, bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    breakOff: (...bytes) => breaks.push(...bytes),
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
