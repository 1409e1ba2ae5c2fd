/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {(request: Request, response: Response) => Promise<void>} Handle */

/**
 * Refuses addresses that hold the character U+0000: it stands in no name here, and Postgres takes it in no text, so that each page
 * would have to look for it.
 * @param {Handle} handle
 * @returns {Handle}
 */
export const withoutNul = handle => async (request, response) => {
  if (!/%00/.test(request.url ?? '')) return handle(request, response)
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end('The address holds the character U+0000 (%00). Remove it.\n')
}
