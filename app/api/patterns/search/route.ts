import { queryOf } from '#app/api/patterns/query-of.ts'
import { tooMany } from '#app/api/patterns/too-many.ts'
import { parsePatternView } from '#lib/address/pattern-request.ts'
import { patternProblem, searchedModels, searchPatterns } from '#lib/queries/pattern-search.ts'

/**
 * `GET /api/patterns/search?q=\d{4}&case=1&word=1&model=NAME&sort=f1&layer=0&least=0.001&most=0.1&badge=verified&limit=20`: the neurons of each model
 * (all where none is named) by how well the pattern tells when they fire. 400 with `{ problem }` for a request that is none,
 * 429 for too many of one address. Giving the request up takes what waits out of the queue.
 */
export async function GET(request: Request): Promise<Response> {
  const wait = tooMany(request)
  if (wait) return wait
  const view = parsePatternView(queryOf(request))
  if ('problem' in view) return Response.json(view, { status: 400 })
  const { pattern } = view
  const problem = pattern ? patternProblem(pattern) : 'q: wanted a pattern, got nothing'
  if (!pattern || problem) return Response.json({ problem }, { status: 400 })
  const all = await searchedModels()
  const unknown = view.models.find(name => !all.some(model => model.name === name))
  if (unknown)
    return Response.json(
      { problem: `model: wanted one of ${all.map(({ name }) => name).join(', ')}, got ${unknown}` },
      { status: 404 },
    )
  const wanted = all.filter(({ name }) => view.models.length === 0 || view.models.includes(name))
  const answers = await searchPatterns(wanted, pattern, view, request.signal)
  return Response.json({
    pattern,
    models: answers.map(({ model: { name, run }, ...answer }) =>
      'problem' in answer ? { model: name, run, problem: answer.problem } : { model: name, run, ...answer.result },
    ),
  })
}
