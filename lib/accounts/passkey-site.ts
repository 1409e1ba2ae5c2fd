import { isIP } from 'node:net'
import { passkey } from '@better-auth/passkey'
import { publicUrl } from '#lib/accounts/public-url.ts'

/** What passkeys of this site are for. */
export interface PasskeySite {
  /** Host name that a device keeps them under. */
  rpID: string
  /** The one origin whose pages may ask for them. */
  origin: string
}

/** What passkeys are for here, by settings alone; null where the site has no name but a number, for which devices keep none. */
export function passkeySite(): PasskeySite | null {
  const { hostname: rpID, origin } = new URL(publicUrl())
  return rpID.startsWith('[') || isIP(rpID) ? null : { rpID, origin }
}

/** better-auth's part for passkeys. The device keeps who somebody is, so that no e-mail is typed. */
export function passkeyPlugin() {
  const { hostname, origin } = new URL(publicUrl())
  return passkey({
    rpID: hostname,
    rpName: 'Soluscope',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    advanced: { webAuthnChallengeCookie: 'passkey' },
  })
}
