import { ownAnswer } from '#app/api/mine/own-answer.ts'
import { requireMember } from '#lib/accounts/member.ts'
import { countNews } from '#lib/feeds/news.ts'

/** `GET /api/mine/news`: how much news whoever is signed in has not read. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(async () => ({ unread: await countNews((await requireMember(request.headers, 'account.own')).id) }))
