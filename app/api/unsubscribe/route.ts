import { readUnsubscribeToken } from '#lib/accounts/unsubscribe-token.ts'
import { setDigest } from '#lib/feeds/set-digest.ts'

const headers = { 'cache-control': 'no-store' }

/**
 * `POST /api/unsubscribe?token=...` ends somebody's news by e-mail. Mail programs send it without a cookie and from no page of this site (RFC 8058);
 * the token of the mail is all that it takes, and all that it can do.
 */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const token = searchParams.get('token') ?? ''
  const userId = readUnsubscribeToken(token)
  if (userId === null) return new Response('This link is not whole.\n', { status: 400, headers })
  await setDigest(userId, 'off')
  // A person's browser asks for a page.
  if (request.headers.get('accept')?.includes('text/html'))
    return new Response(null, { status: 303, headers: { ...headers, location: '/account/unsubscribe?done=1' } })
  return new Response('No more news by e-mail.\n', { headers })
}
