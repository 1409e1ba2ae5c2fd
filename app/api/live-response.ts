import { LiveRefusal } from '#lib/live/refusal.ts'

/** What is computed for one visitor is kept nowhere. */
const own = { 'cache-control': 'no-store' }

const line = (status: number, words: string) =>
  new Response(`${words}\n`, { status, headers: { ...own, 'content-type': 'text/plain; charset=utf-8' } })

/** Answers with what `work` makes, as JSON, or with one line on why not. */
export async function liveResponse(request: Request, work: () => Promise<unknown>): Promise<Response> {
  try {
    const made = await work()
    return made instanceof Response ? made : Response.json(made, { headers: own })
  } catch (error) {
    if (error instanceof LiveRefusal) return line(error.status, error.message)
    // Nobody reads this: the visitor is gone.
    if (request.signal.aborted) return line(499, 'given up')
    console.error(error)
    return line(500, 'the text could not be read; the site’s log says why')
  }
}
