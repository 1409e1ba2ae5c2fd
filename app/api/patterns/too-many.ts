import { countSearch, tooManySearches } from '#lib/pattern-server/count-search.ts'

/** Counts a search; the refusal (429) where its visitor has to wait, else null. */
export function tooMany(request: Request): Response | null {
  const seconds = countSearch(request.headers)
  if (seconds === 0) return null
  const headers = { 'retry-after': String(seconds) }
  return Response.json({ problem: tooManySearches(seconds) }, { status: 429, headers })
}
