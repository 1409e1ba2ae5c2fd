import { liveResponse } from '#app/api/live-response.ts'
import { parseLiveRequest } from '#lib/address/live-request.ts'
import { countVisitor } from '#lib/live/live-pool.ts'
import { parseJson, readBody } from '#lib/live/read-body.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { tryText } from '#lib/live/try-text.ts'

/**
 * `POST /api/live/{model}` with `{ "text": "...", "neuron": "0/12", "run": "...", "want": ["neuron"] }`: the model reads the text;
 * a LiveAnswer as JSON. All but the text may be left out. One line of text where it is refused; giving the request up gives up
 * the reading.
 */
export function POST(request: Request, { params }: { params: Promise<{ model: string }> }): Promise<Response> {
  return liveResponse(request, async () => {
    const address = countVisitor(request.headers)
    const asked = parseLiveRequest(parseJson(await readBody(request)))
    if ('problem' in asked) throw new LiveRefusal(asked.problem.startsWith('text: ') ? 422 : 400, asked.problem)
    return tryText((await params).model, asked, { address, signal: request.signal })
  })
}
