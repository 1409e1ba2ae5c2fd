import { createHash } from 'node:crypto'
import { answerInMemory } from './answer-in-memory.mjs'
import { ByteShelf } from './byte-shelf.mjs'
import { bestCoding, encode } from './content-coding.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {(request: Request, response: Response) => Promise<void>} Handle */
/** @typedef {{ headers: import('node:http').OutgoingHttpHeaders, tag: string, body: Buffer }} Page */

/** A neuron's address in its one form, with or without a run; any other query is for the server itself to read. */
const address = /^(\/[a-z][a-z0-9._-]*\/\d{1,9}\/\d{1,9})(?:\?run=([0-9a-f]{16}))?$/

/** Header in which the server names the page that its answer is, by the same key as `keyOf`. */
export const PAGE_HEADER = 'soluscope-page'

/** Headers that belong to one answer, not to the page. */
const passing = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', PAGE_HEADER]

/**
 * Puts a shelf of finished, compressed pages in front of a server. It only ever holds pages that cannot change: `keyOf` names
 * what stands at a neuron's address now (null: nothing that may be kept), and a page is kept under that key if the server's
 * answer carries the same one in PAGE_HEADER.
 * @param {Handle} handle
 * @param {{ bytes: number, keyOf: (path: string, run: string | null) => Promise<string | null> }} options
 * @returns {Handle}
 */
export function keepPages(handle, { bytes, keyOf }) {
  /** @type {ByteShelf<Page>} */
  const shelf = new ByteShelf(bytes)
  /** @type {Map<string, Promise<Page | null>>} */
  const beingMade = new Map()

  return async (request, response) => {
    const key = await keyFor(request, keyOf)
    if (!key) return handle(request, response)
    const coding = bestCoding(request.headers['accept-encoding'])
    const place = `${coding} ${key}`
    // Many readers at once, as after a link was shared: one of them has the page made, the others wait for it.
    const page = shelf.get(place) ?? (await beingMade.get(place)?.catch(() => null))
    if (page) return send(page, request, response)
    if (request.method === 'HEAD') return handle(request, response)
    const making = make(key, coding, request, response)
    beingMade.set(place, making)
    try {
      const made = await making
      if (made) shelf.set(place, made, made.body.length)
    } finally {
      if (beingMade.get(place) === making) beingMade.delete(place)
    }
  }

  /**
   * Answers the request; what it answered with, where that may be kept.
   * @param {string} key
   * @param {import('./content-coding.mjs').Coding} coding
   * @param {Request} request
   * @param {Response} response
   * @returns {Promise<Page | null>}
   */
  async function make(key, coding, request, response) {
    delete request.headers['accept-encoding']
    const whole = await answerInMemory(handle, request, response)
    if (!whole) return null
    const html = String(response.getHeader('content-type')).startsWith('text/html')
    if (response.statusCode !== 200 || !html || response.getHeader(PAGE_HEADER) !== key) {
      response.end(whole)
      return null
    }
    const tag = `W/"${createHash('sha1').update(whole).digest('base64url')}"`
    const own = Object.entries(response.getHeaders()).filter(([name]) => !passing.includes(name))
    const vary = withCoding(String(response.getHeader('vary') ?? ''))
    // What the server sets by itself, such as the date, it sets again.
    for (const name of response.getHeaderNames()) if (name !== 'date') response.removeHeader(name)
    const headers = { ...Object.fromEntries(own), vary, 'cache-control': 'public, no-cache', etag: tag }
    const body = await encode(whole, coding)
    const page = { tag, body, headers: coding === 'identity' ? headers : { ...headers, 'content-encoding': coding } }
    send(page, request, response)
    return page
  }
}

/**
 * Key of the page a request asks for as HTML; null where the shelf has nothing to do with it.
 * @param {Request} request
 * @param {(path: string, run: string | null) => Promise<string | null>} keyOf
 */
async function keyFor({ method, url, headers }, keyOf) {
  // With these two the app's own router asks for a part of a page in a form of its own.
  if ((method !== 'GET' && method !== 'HEAD') || headers.rsc || headers['next-router-state-tree']) return null
  const [, path, run = null] = address.exec(url ?? '') ?? []
  // Without a database the server's own pages say what is wrong.
  return path ? keyOf(path, run).catch(() => null) : null
}

/** A vary header that names accept-encoding, once. @param {string} vary */
const withCoding = vary =>
  /accept-encoding/i.test(vary) ? vary : vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding'

/**
 * @param {Page} page
 * @param {Request} request
 * @param {Response} response
 */
function send({ headers, tag, body }, request, response) {
  const known = request.headers['if-none-match']?.split(/,\s*/).includes(tag)
  response.writeHead(known ? 304 : 200, known ? headers : { ...headers, 'content-length': body.length })
  response.end(known || request.method === 'HEAD' ? undefined : body)
}
