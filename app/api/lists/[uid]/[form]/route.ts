import { currentMember } from '#lib/accounts/member.ts'
import { publicUrl } from '#lib/accounts/public-url.ts'
import { listCsv, listJson } from '#lib/lists/export-list.ts'
import { readList } from '#lib/lists/read-list.ts'

export const dynamic = 'force-dynamic'

/** `/lists/{uid}.json` and `.csv` lead here (next.config.js): a list that whoever asks may read, as a file; 404 for any other. */
export async function GET(request: Request, { params }: { params: Promise<{ uid: string; form: string }> }) {
  const { uid, form } = await params
  const list = await readList(uid, await currentMember(request.headers))
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (!list || !['json', 'csv'].includes(form))
    return new Response('There is no such list, or it is private.\n', { status: 404, headers })
  const json = form === 'json'
  return new Response(json ? JSON.stringify(listJson(list, publicUrl()), null, 2) : listCsv(list), {
    headers: {
      ...headers,
      'content-type': json ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8; header=present',
      'content-disposition': `${json ? 'inline' : 'attachment'}; filename="soluscope-list-${uid}.${form}"`,
    },
  })
}
