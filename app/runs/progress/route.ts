import { readProgress } from '#lib/queries/run-progress.ts'

export const dynamic = 'force-dynamic'

/** How far every run has come, for the page that watches it. */
export const GET = async () => Response.json(await readProgress(), { headers: { 'cache-control': 'no-store' } })
