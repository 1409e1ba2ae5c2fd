import { huntQuery, parseHuntView } from '#lib/hunt/hunt-view.ts'
import { randomOf } from '#lib/queries/hunt.ts'

export const dynamic = 'force-dynamic'

/** To one of the neurons that the query lists, or back to the list where it lists none. */
export async function GET(request: Request): Promise<Response> {
  const view = parseHuntView(Object.fromEntries(new URL(request.url).searchParams))
  const found = await randomOf(view)
  const location = found ? `/${found.model}/${found.layer}/${found.neuron}` : `/hunt${huntQuery(view)}`
  return new Response(null, {
    status: 307,
    headers: { location, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' },
  })
}
