'use client'

import { useId } from 'react'
import { PasskeyForm } from '#components/account/passkey-form.tsx'
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
export function AddPasskey({ origin, ask, action }: Props) {
  const id = useId()
  return (
    <PasskeyForm origin={origin} ask={ask} answer={make} action={action} submit="Add a passkey">
      <div>
        <label htmlFor={id} className="mb-1 block font-medium text-sm">
          Name of a new passkey
        </label>
        <input
          id={id}
          name="name"
          maxLength={60}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          className="h-9 w-full rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
        />
        <p id={`${id}-hint`} className="mt-1 text-ink-2 text-xs">
          Left empty, it is named after this browser.
        </p>
      </div>
    </PasskeyForm>
  )
}
