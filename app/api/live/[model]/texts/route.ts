import { liveResponse } from '#app/api/live-response.ts'
import { parseNeuronAt, parseText } from '#lib/address/live-request.ts'
import { tryHref } from '#lib/address/try-address.ts'
import { countVisitor } from '#lib/live/live-pool.ts'
import { parseJson, readBody } from '#lib/live/read-body.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { liveRun, textTokens } from '#lib/live/try-text.ts'
import { keepText } from '#lib/queries/live-text.ts'

/**
 * `POST /api/live/{model}/texts` with `{ "text": "..." }`: keeps a text that the model can read; its id and address, as JSON. Sent
 * as a form (`text`, `neuron`), as without scripts, it leads on to the page of that text.
 */
export function POST(request: Request, { params }: { params: Promise<{ model: string }> }): Promise<Response> {
  return liveResponse(request, async () => {
    countVisitor(request.headers)
    const { model } = await params
    const sent = await readBody(request)
    // Tools that send JSON without saying so call it a form.
    const form = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') && sent[0] !== '{'
    const fields = form ? new URLSearchParams(sent) : null
    // A form sends the ends of lines in the way of another century.
    const body = fields ? { text: fields.get('text')?.replaceAll('\r\n', '\n') } : parseJson(sent)
    const asked = parseText((body as { text?: unknown } | null)?.text)
    if ('problem' in asked) throw new LiveRefusal(422, asked.problem)
    const run = await liveRun(model, null, null)
    await textTokens(run, asked.text)
    const id = await keepText(run.modelId, asked.text)
    const href = tryHref(model, { text: id, neuron: parseNeuronAt(fields?.get('neuron') ?? '') })
    return fields ? new Response(null, { status: 303, headers: { location: href } }) : { id, href }
  })
}
