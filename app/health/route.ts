import { db } from '#lib/db.ts'

export const dynamic = 'force-dynamic'

/** 200 when the site and its database answer, 503 with one line when the database does not. */
export async function GET() {
  try {
    await db.$queryRaw`select 1`
    return Response.json({ status: 'ok' })
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .slice(-1)
    return Response.json({ status: 'down', reason: `the database does not answer: ${reason}` }, { status: 503 })
  }
}
