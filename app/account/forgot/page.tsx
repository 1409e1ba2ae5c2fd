import type { Metadata } from 'next'
import { forgotAction } from '#app/account/actions.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { emailField } from '#components/account/form-field.ts'

export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false } }

/** Asks for a link with which a new password can be chosen. */
export default function ForgotPage() {
  return (
    <AccountFrame title="Choose a new password" lead="A link sent to your e-mail lets you choose it.">
      <AccountForm action={forgotAction} fields={[emailField]} submit="Send the link" />
    </AccountFrame>
  )
}
