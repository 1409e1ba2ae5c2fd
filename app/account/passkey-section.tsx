import {
  addPasskeyAction,
  passkeyOfferAction,
  removePasskeyAction,
  renamePasskeyAction,
} from '#app/account/passkey-actions.ts'
import { AddPasskey } from '#components/account/add-passkey.tsx'
import { PasskeyList } from '#components/account/passkey-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { passkeySite } from '#lib/accounts/passkey-site.ts'
import { listPasskeys } from '#lib/accounts/passkeys.ts'

/** A person's passkeys, and a way to add one; nothing where the site cannot have any. */
export async function PasskeySection({ userId }: { userId: number }) {
  const site = passkeySite()
  if (!site) return null
  return (
    <>
      <SectionHead title="Passkeys" />
      <Panel label="Passkeys">
        <PasskeyList passkeys={await listPasskeys(userId)} rename={renamePasskeyAction} remove={removePasskeyAction} />
        <div className="grid gap-2.5 px-4 py-3">
          <p className="max-w-prose text-ink-2">
            With a passkey you sign in by what unlocks your device, without e-mail and password. To make one takes
            scripts and a browser that knows passkeys.
          </p>
          <AddPasskey origin={site.origin} ask={passkeyOfferAction} action={addPasskeyAction} />
        </div>
      </Panel>
    </>
  )
}
