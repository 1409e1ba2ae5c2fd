import { queryOf } from '#app/api/patterns/query-of.ts'
import { tooMany } from '#app/api/patterns/too-many.ts'
import { patternAnswer } from '#components/patterns/pattern-answer.ts'
import { parsePatternTest } from '#lib/address/pattern-request.ts'
import { parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { TooBusy } from '#lib/pattern-server/search-threads.ts'
import { patternProblem } from '#lib/queries/pattern-search.ts'
import { testPattern } from '#lib/queries/pattern-test.ts'

interface Context {
  params: Promise<{ run: string; layer: string; neuron: string }>
}

const refuse = (problem: string, status: number) => Response.json({ problem }, { status })

/**
 * `GET /api/patterns/test/{run}/{layer}/{neuron}?q=\d{4}&case=1&word=1&level=0.5`: a pattern held against one neuron of a published run:
 * scores, what it must beat, and the tokens where the two disagree. 400 with `{ problem }` for what is no request or pattern, 404 for what
 * does not exist, 422 where the pattern cannot be tested, 429 for too many of one address.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const wait = tooMany(request)
  if (wait) return wait
  const { run, layer, neuron } = await params
  const id = parseNeuronId(layer, neuron)
  if (!id || !/^[0-9a-f]{16}$/.test(run))
    return refuse('wanted /api/patterns/test/RUN/LAYER/NEURON, the run as 16 hex digits', 400)
  const view = parsePatternTest(queryOf(request))
  if ('problem' in view) return refuse(view.problem, 400)
  const problem = patternProblem(view.pattern)
  if (problem) return refuse(problem, 400)
  try {
    const found = await testPattern(run, id, view, request.signal)
    return found
      ? Response.json(patternAnswer(found, id))
      : refuse(`no neuron ${id.layer}/${id.neuron} in a published run ${run}`, 404)
  } catch (error) {
    const busy = error instanceof TooBusy ? 503 : 422
    return refuse(error instanceof Error ? error.message : String(error), request.signal.aborted ? 499 : busy)
  }
}
