import type { Metadata } from 'next'
import { confirmAction } from '#app/account/actions.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
// The address holds a token: it must not reach another site as a referrer.
export const metadata: Metadata = { title: 'Confirm your e-mail', robots: { index: false }, referrer: 'no-referrer' }

/** Where the link of a first mail leads. A button does the rest: programs that look at mails open links too. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const hidden = { token: oneOf(query.token) ?? '', next: safeNext(oneOf(query.next)) }
  return (
    <AccountFrame
      title="Confirm your e-mail"
      lead="You made an account with the e-mail that this link came to. Confirm it only if you did."
    >
      <AccountForm action={confirmAction} fields={[]} hidden={hidden} submit="Confirm and sign in" />
    </AccountFrame>
  )
}
