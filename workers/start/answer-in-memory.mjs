/**
 * Has `handle` answer a request into memory. Its status and headers are then set on the response, which is still open, and its
 * body is returned; null where the reader has gone away meanwhile. The response must not be compressed on its way.
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} handle
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<Buffer | null>}
 */
export function answerInMemory(handle, request, response) {
  /** @type {Buffer[]} */
  const chunks = []
  const { write, end, writeHead, flushHeaders } = response
  /** @param {unknown} chunk */
  const keep = chunk => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  return new Promise((done, fail) => {
    const gone = () => done(null)
    response.once('close', gone)
    const restore = () => {
      Object.assign(response, { write, end, writeHead, flushHeaders })
      response.off('close', gone)
    }
    Object.assign(response, {
      /** @param {unknown} chunk @param {unknown[]} rest */
      write(chunk, ...rest) {
        keep(chunk)
        const told = rest.at(-1)
        if (typeof told === 'function') process.nextTick(told)
        return true
      },
      /** @param {unknown} chunk */
      end(chunk) {
        keep(chunk)
        restore()
        done(Buffer.concat(chunks))
        return response
      },
      /** @param {number} status @param {unknown[]} rest */
      writeHead(status, ...rest) {
        response.statusCode = status
        const headers = rest.at(-1)
        if (headers && typeof headers === 'object' && !Array.isArray(headers))
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
        return response
      },
      flushHeaders() {},
    })
    handle(request, response).catch(error => {
      restore()
      fail(error)
    })
  })
}
