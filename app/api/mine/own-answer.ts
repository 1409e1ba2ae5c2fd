import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

const own = { 'cache-control': 'no-store' }

/** What a person is told of their own, as JSON that nobody keeps; `{ problem }` in one line where it is refused. */
export async function ownAnswer(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: own })
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    const retry: Record<string, string> = error.retryAfter === null ? {} : { 'retry-after': String(error.retryAfter) }
    return Response.json({ problem: error.message }, { status: error.status, headers: { ...own, ...retry } })
  }
}
