import { exportClaims } from '#lib/claims/dump/export-claims.ts'
import { db } from '#lib/db.ts'

export const dynamic = 'force-dynamic'

/** `GET /claims.jsonl`: all public claims with their versions, votes and replies, one a line; the first line names the licence, the last one says that it is whole. */
export function GET(): Response {
  const lines = exportClaims(db)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    // A piece at a time, as the reader takes it: no dump is held in memory, however slow the line.
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="claims.jsonl"',
      'cache-control': 'no-store',
    },
  })
}
