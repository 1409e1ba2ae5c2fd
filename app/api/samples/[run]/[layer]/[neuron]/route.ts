import { keptAnswer } from '#app/api/kept-answer.ts'
import { sampleAnswer } from '#components/neuron/sample-groups.ts'
import { samplePage } from '#components/neuron/sample-page.ts'
import { parseSamplesRequest } from '#lib/address/samples-request.ts'
import { sampleNames } from '#lib/neuron/sample-choice.ts'
import { readSamples } from '#lib/queries/samples.ts'

interface Context {
  params: Promise<{ run: string; layer: string; neuron: string }>
}

/**
 * `GET /api/samples/{run}/{layer}/{neuron}?of=domains`: more examples of a neuron, chosen by one rule (`domains`,
 * `proportional`, `negative`, `random`), as packed rows in JSON; to who accepts HTML, as a page that needs no script. 400 for a
 * request that is none, 404 for what does not exist, each with one line.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = parseSamplesRequest(await params, new URL(request.url).searchParams)
  if ('problem' in asked) return keptAnswer(`${asked.problem}\n`, 'text/plain', 400)
  const { run, id, of } = asked
  const found = await readSamples(run, id, of)
  if (!found)
    return keptAnswer(
      `no sample “${sampleNames[of]}” of neuron ${id.layer}/${id.neuron} in run ${run}\n`,
      'text/plain',
      404,
    )
  const sample = sampleAnswer(found, asked)
  return request.headers.get('accept')?.includes('text/html')
    ? keptAnswer(samplePage(sampleNames[of], sample), 'text/html')
    : keptAnswer(JSON.stringify(sample), 'application/json')
}
