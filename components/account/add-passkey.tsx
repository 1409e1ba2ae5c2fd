'use client'

import { PasskeyForm } from '#components/account/passkey-form.tsx'
import { Line } from '#components/ui/fields.tsx'
import type { DeviceQuestion } from '#lib/accounts/device-question.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  /** Where passkeys can be asked for. */
  origin: string
  ask: () => Promise<DeviceQuestion<PublicKeyCredentialCreationOptionsJSON>>
  action: FormAction
}

const make = (options: PublicKeyCredentialCreationOptionsJSON) =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })

/** Has a device make a passkey, under a name. */
export const AddPasskey = ({ origin, ask, action }: Props) => (
  <PasskeyForm origin={origin} ask={ask} answer={make} action={action} submit="Add a passkey">
    <Line name="name" label="Name of a new passkey" hint="Left empty, it is named after this browser." maxLength={60} />
  </PasskeyForm>
)
