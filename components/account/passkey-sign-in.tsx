'use client'

import { PasskeyForm } from '#components/account/passkey-form.tsx'
import type { DeviceQuestion } from '#lib/accounts/device-question.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  /** Where passkeys can be asked for. */
  origin: string
  /** Where to go on then. */
  next: string
  ask: () => Promise<DeviceQuestion<PublicKeyCredentialRequestOptionsJSON>>
  action: FormAction
}

const sign = (options: PublicKeyCredentialRequestOptionsJSON) =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })

/** Signs in with a passkey; the device says whose. */
export const PasskeySignIn = ({ origin, next, ask, action }: Props) => (
  <PasskeyForm origin={origin} ask={ask} answer={sign} action={action} submit="Sign in with a passkey">
    <input type="hidden" name="next" value={next} />
  </PasskeyForm>
)
