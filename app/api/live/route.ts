import { livePool } from '#lib/live/live-pool.ts'

export const dynamic = 'force-dynamic'

/** `GET /api/live`: how many threads read texts, how many texts are being read and how many wait, as JSON. */
export function GET(): Response {
  return Response.json(livePool().state(), { headers: { 'cache-control': 'no-store' } })
}
