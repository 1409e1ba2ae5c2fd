import type { Metadata } from 'next'
import Link from 'next/link'
import { signUpAction } from '#app/account/actions.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { emailField, newPasswordField } from '#components/account/form-field.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Make an account', robots: { index: false } }

const nameField = {
  name: 'name',
  label: 'Name',
  type: 'text',
  autoComplete: 'name',
  hint: 'What you write is signed with it. Everyone sees it.',
  maxLength: 60,
} as const

/** A new account: name, e-mail, password; a link in a mail finishes it. */
export default async function SignUpPage({ searchParams }: { searchParams: Promise<Query> }) {
  const next = safeNext(oneOf((await searchParams).next))
  return (
    <AccountFrame
      title="Make an account"
      lead="Your e-mail is shown to nobody; a link sent to it finishes the account."
    >
      <AccountForm
        action={signUpAction}
        fields={[nameField, emailField, newPasswordField]}
        hidden={{ next }}
        submit="Make an account"
      />
      <p>
        <Link href={`/account/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
      </p>
    </AccountFrame>
  )
}
