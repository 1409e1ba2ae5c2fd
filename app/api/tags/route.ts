import { claimAnswer } from '#app/api/claim-answer.ts'
import { listTags } from '#lib/tags/list-tags.ts'

/** `GET /api/tags?prefix=dig`: tags of which a label begins so, the most used first, at most 10: `{ tags: [{ label, uses, synonyms }] }`. */
export const GET = (request: Request): Promise<Response> =>
  claimAnswer(async () => ({ tags: await listTags(new URL(request.url).searchParams.get('prefix') ?? '') }))
