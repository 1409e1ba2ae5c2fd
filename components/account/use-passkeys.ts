'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether this browser can ask a device for passkeys of a site whose pages are at `origin`; false on the server and without scripts. */
export const usePasskeys = (origin: string): boolean =>
  useSyncExternalStore(
    never,
    () =>
      typeof PublicKeyCredential !== 'undefined' &&
      'parseRequestOptionsFromJSON' in PublicKeyCredential &&
      location.origin === origin,
    () => false,
  )

/** Why a device gave no answer, in a line. */
export function deviceProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'No passkey was chosen in time.'
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.'
  return 'The device gave no passkey. Try again.'
}
