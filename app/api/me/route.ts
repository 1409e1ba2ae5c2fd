import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { requireKey } from '#lib/accounts/api-keys.ts'

const own = { 'cache-control': 'no-store' }

/** `GET /api/me` with `Authorization: Bearer KEY`: whose key it is and what it is for, as JSON. One line of text where it is refused. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { id, name, role, scopes } = await requireKey(request.headers, 'account', 'account.own')
    return Response.json({ id, name, role, scopes }, { headers: own })
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    return new Response(`${error.message}\n`, {
      status: error.status,
      headers: { ...own, 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
