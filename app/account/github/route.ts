import { markMember } from '#app/account/answer-form.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { endGithub } from '#lib/accounts/github.ts'
import { visitorFrom } from '#lib/accounts/visitor.ts'

/** Where GitHub sends people back to: signs them in, or tells on the page of signing in why not. */
export async function GET(request: Request): Promise<Response> {
  try {
    const answer = await endGithub(request, visitorFrom(request.headers))
    if (answer.headers.getSetCookie().some(line => /session_token=[^;]/.test(line))) await markMember(true)
    return answer
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    return new Response(`${error.message}\n`, { status: error.status, headers: { 'cache-control': 'no-store' } })
  }
}
