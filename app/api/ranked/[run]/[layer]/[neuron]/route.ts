import { parseRankedRequest } from '#lib/address/ranked-request.ts'
import { readRankedRows } from '#lib/queries/ranked-rows.ts'

interface Context {
  params: Promise<{ run: string; layer: string; neuron: string }>
}

const refuse = (status: number, line: string) =>
  new Response(`${line}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

/**
 * `GET /api/ranked/{run}/{layer}/{neuron}?from=1&to=50&reason=A`: of a neuron's ranked examples those of a range of ranks
 * (from 1, both ends included) and of a reason, at most 20, evenly spread, as packed rows in JSON. 400 for a request that is
 * none, 404 for what does not exist, each with one line.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = parseRankedRequest(await params, new URL(request.url).searchParams)
  if ('problem' in asked) return refuse(400, asked.problem)
  const found = await readRankedRows(asked)
  if ('missing' in found) return refuse(404, found.missing)
  return Response.json(found, { headers: { 'cache-control': 'public, max-age=3600' } })
}
