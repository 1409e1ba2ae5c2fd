/** An answer of published or stored things, which do not change: kept for an hour where it is the thing asked for (200). */
export const keptAnswer = (body: string, type: string, status = 200): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': status === 200 ? 'public, max-age=3600' : 'no-store',
      vary: 'accept',
    },
  })
