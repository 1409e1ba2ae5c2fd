import type { Metadata } from 'next'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { readUnsubscribeToken } from '#lib/accounts/unsubscribe-token.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'No more mails', robots: { index: false }, referrer: 'no-referrer' }

/** Where the link of a mail with news leads. A button does the rest: programs that look at mails open links too. */
export default async function UnsubscribePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const token = oneOf(query.token) ?? ''
  if (oneOf(query.done) === '1')
    return (
      <AccountFrame title="No more mails" lead="News come by e-mail no longer.">
        {null}
      </AccountFrame>
    )
  if (readUnsubscribeToken(token) === null)
    return (
      <AccountFrame title="No more mails" lead="This link is not whole. Copy all of it from the mail.">
        {null}
      </AccountFrame>
    )
  return (
    <AccountFrame
      title="No more mails"
      lead="Your news still stand on the site, and your account page can turn the mails on again."
    >
      <form method="post" action={`/api/unsubscribe?${new URLSearchParams({ token })}`} className="mt-4">
        <button type="submit" className={buttonClass('strong')}>
          Send me no more news
        </button>
      </form>
    </AccountFrame>
  )
}
