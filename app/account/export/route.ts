import { exportAccount } from '#lib/accounts/export-account.ts'
import { currentMember } from '#lib/accounts/member.ts'

export const dynamic = 'force-dynamic'

/** Everything the site holds about whoever is signed in, as a JSON file; 401 for a visitor. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const member = await currentMember(request.headers)
  if (!member) return new Response('Sign in to have your data.\n', { status: 401, headers })
  const file = { ...headers, 'content-disposition': 'attachment; filename="soluscope-account.json"' }
  return new Response(JSON.stringify(await exportAccount(member), null, 2), {
    headers: { ...file, 'content-type': 'application/json; charset=utf-8' },
  })
}
