import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepPages, PAGE_HEADER } from '#workers/start/keep-pages.mjs'

let server: Server
let made: string[]
let state: string
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  made = []
  state = 'one'
  answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', [PAGE_HEADER]: `${request.url} ${state}` })
    response.write(`<p>${state} `)
    response.end(`${request.url}</p>`)
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    made.push(`${request.method} ${request.url}`)
    answer(request, response)
  }
  const keyOf = async (path: string, run: string | null) => `${path}${run ? `?run=${run}` : ''} ${state}`
  const listener = keepPages(handle, { bytes: 100_000, keyOf })
  server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
})

afterEach(() => server.close())

const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((done, fail) => {
    const { port } = server.address() as AddressInfo
    get({ port, host: '127.0.0.1', path, agent: false, ...options }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', chunk => chunks.push(chunk))
      reply.on('end', () => done({ status: reply.statusCode!, headers: reply.headers, body: Buffer.concat(chunks) }))
    }).once('error', fail)
  })

const br = { headers: { 'accept-encoding': 'gzip, br' } }

test('a page is made once and sent again to the byte, in the coding asked for', async () => {
  const first = await ask('/m/0/1', br)
  const second = await ask('/m/0/1', br)
  expect(made).toEqual(['GET /m/0/1'])
  expect(brotliDecompressSync(second.body).toString()).toBe('<p>one /m/0/1</p>')
  expect(second.body.equals(first.body)).toBe(true)
  const { date: _, ...headers } = second.headers
  expect(first.headers).toMatchObject(headers)
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    vary: 'Accept-Encoding',
    'cache-control': 'public, no-cache',
  })
  expect(headers).not.toHaveProperty(PAGE_HEADER)
  expect((await ask('/m/0/1')).body.toString()).toBe('<p>one /m/0/1</p>')
})

test('another state of the models is another page at once; so is a run', async () => {
  await ask('/m/0/1')
  state = 'two'
  expect((await ask('/m/0/1')).body.toString()).toBe('<p>two /m/0/1</p>')
  const run = '/m/0/1?run=0123456789abcdef'
  expect((await ask(run)).body.toString()).toBe(`<p>two ${run}</p>`)
  expect(made).toHaveLength(3)
})

test('a reader that has the page is told so; HEAD gets its headers', async () => {
  const { headers } = await ask('/m/0/1', br)
  const again = await ask('/m/0/1', { headers: { ...br.headers, 'if-none-match': headers.etag! } })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const head = await ask('/m/0/1', { ...br, method: 'HEAD' })
  expect([head.status, head.headers['content-length']]).toEqual([200, headers['content-length']])
  expect(made).toHaveLength(1)
})

test('readers that ask at once wait for one making', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => ask('/m/0/1', br)))
  expect(made).toHaveLength(1)
  expect(new Set(all.map(({ body }) => body.toString('hex'))).size).toBe(1)
})

test('what is no page of a neuron, no plain request or no page that may be kept is made each time', async () => {
  for (const [path, options] of [
    ['/m/0', {}],
    ['/m/0/1?x=1', {}],
    ['/m/0/1?run=x', {}],
    ['/m/0/1', { headers: { rsc: '1' } }],
    ['/m/0/1', { method: 'POST' }],
    ['/m/0/1', { method: 'HEAD' }],
  ] as const) {
    made = []
    await ask(path, options)
    await ask(path, options)
    expect(made, path).toHaveLength(2)
  }
  answer = (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('none')
  made = []
  for (let i = 0; i < 2; i++) expect(await ask('/m/0/7', br)).toMatchObject({ status: 404, body: Buffer.from('none') })
  expect(made).toHaveLength(2)
})

test('a page drawn in another state than the one asked in is not kept', async () => {
  answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', [PAGE_HEADER]: '/m/0/1 old' }).end('old')
  await ask('/m/0/1')
  await ask('/m/0/1')
  expect(made).toHaveLength(2)
})

test('a reader that goes away while its page is made leaves the next one a page', async () => {
  const whole = answer
  let begun = () => {}
  const first = new Promise<void>(done => {
    begun = done
  })
  answer = () => begun()
  const { port } = server.address() as AddressInfo
  const leaving = get({ port, host: '127.0.0.1', path: '/m/0/1', agent: false }).on('error', () => {})
  await first
  answer = whole
  leaving.destroy()
  expect((await ask('/m/0/1')).body.toString()).toBe('<p>one /m/0/1</p>')
})
