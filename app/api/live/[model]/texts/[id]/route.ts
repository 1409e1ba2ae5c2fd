import { liveResponse } from '#app/api/live-response.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { readKeptText } from '#lib/queries/live-text.ts'

/** `GET /api/live/{model}/texts/{id}`: a kept text, `{ id, model, text }` as JSON; 404 with one line where there is none. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ model: string; id: string }> },
): Promise<Response> {
  return liveResponse(request, async () => {
    const { model, id } = await params
    const kept = /^[0-9a-f]{16}$/.test(id) ? await readKeptText(model, id) : null
    if (!kept) throw new LiveRefusal(404, `no text ${id.slice(0, 60)} of ${model.slice(0, 60)}`)
    return kept
  })
}
