import { liveResponse } from '#app/api/live-response.ts'
import { parseRowRequest } from '#lib/address/row-request.ts'
import { countVisitor } from '#lib/live/live-pool.ts'
import { readRow } from '#lib/live/read-row.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'

/**
 * `GET /api/live/{model}/row?run=...&neuron=0/12&document=7&token=130`: a stored example read anew, from the beginning of its row
 * up to the token (`until`: up to there), as JSON (RowReading). One line of text where something does not exist.
 */
export function GET(request: Request, { params }: { params: Promise<{ model: string }> }): Promise<Response> {
  return liveResponse(request, async () => {
    const address = countVisitor(request.headers)
    const asked = parseRowRequest(new URL(request.url).searchParams)
    if ('problem' in asked) throw new LiveRefusal(400, asked.problem)
    return readRow((await params).model, asked, { address, signal: request.signal })
  })
}
