import type { Metadata } from 'next'
import { resetAction } from '#app/account/actions.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { newPasswordField } from '#components/account/form-field.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
// The address holds a token: it must not reach another site as a referrer.
export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false }, referrer: 'no-referrer' }

/** Where the link of a mail for a new password leads. */
export default async function ResetPage({ searchParams }: { searchParams: Promise<Query> }) {
  const token = oneOf((await searchParams).token) ?? ''
  return (
    <AccountFrame title="Choose a new password" lead="It ends all your sessions; you then sign in with it.">
      <AccountForm action={resetAction} fields={[newPasswordField]} hidden={{ token }} submit="Set the password" />
    </AccountFrame>
  )
}
