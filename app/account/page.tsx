import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { deleteAction, endSessionAction, signOutAction } from '#app/account/actions.ts'
import { setDigestAction } from '#app/account/digest-action.ts'
import { makeKeyAction, revokeKeyAction } from '#app/account/key-actions.ts'
import { PasskeySection } from '#app/account/passkey-section.tsx'
import { AccountForm } from '#components/account/account-form.tsx'
import { DigestForm } from '#components/account/digest-form.tsx'
import { passwordField } from '#components/account/form-field.ts'
import { KeyForm } from '#components/account/key-form.tsx'
import { KeyList } from '#components/account/key-list.tsx'
import { SessionList } from '#components/account/session-list.tsx'
import { Notices } from '#components/moderation/notices.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { listApiKeys } from '#lib/accounts/api-keys.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { openSessions } from '#lib/accounts/sessions.ts'
import { suspensionOf } from '#lib/accounts/suspension.ts'
import { env } from '#lib/env.ts'
import { digestOf } from '#lib/feeds/set-digest.ts'
import { formatDate } from '#lib/format/time.ts'
import { noticesOf } from '#lib/moderation/log.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

/** A person's own account: who they are here, where they are signed in, their keys and their data. */
export default async function AccountPage() {
  const member = await currentMember(new Headers(await headers()))
  if (!member) redirect('/account/sign-in')
  const { name, email, role, createdAt } = member
  return (
    <div className="max-w-[760px]">
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Your account' }]}>
        <a href="/account/news" className={buttonClass()}>
          News
        </a>
        <a href={`/people/${member.id}`} className={buttonClass()}>
          What others see
        </a>
        <form action={signOutAction}>
          <button type="submit" className={buttonClass()}>
            Sign out
          </button>
        </form>
      </Crumbs>
      <h1 className="wrap-anywhere">{name}</h1>
      <p className="wrap-anywhere mt-1 text-ink-2">
        {email} · {role} · since {formatDate(createdAt)}
      </p>
      <Notices suspension={await suspensionOf(member.id)} notices={await noticesOf(member.id)} />
      <SectionHead title="Signed in" />
      <Panel label="Signed in">
        <SessionList sessions={await openSessions(member)} end={endSessionAction} />
      </Panel>
      <PasskeySection userId={member.id} />
      <SectionHead title="News by e-mail" />
      <Panel label="News by e-mail" className="px-4 py-3">
        <DigestForm action={setDigestAction} digest={await digestOf(member.id)} mails={env().SMTP_URL !== undefined} />
      </Panel>
      <SectionHead title="Keys for scripts" />
      <Panel label="Keys for scripts">
        <KeyList keys={await listApiKeys(member.id)} revoke={revokeKeyAction} />
        <KeyForm action={makeKeyAction} />
      </Panel>
      <SectionHead title="Your data" />
      <Panel label="Your data" className="px-4 py-3">
        <p className="max-w-prose">
          <a href="/account/export" download>
            Everything the site holds about you
          </a>
          , as JSON.
        </p>
        <details className="mt-3">
          <summary>Delete the account</summary>
          <p className="mt-2 max-w-prose text-ink-2">
            Name, e-mail, sessions, passkeys, keys and private lists are removed at once and for good. What you wrote in
            public stays, signed “deleted user”.
          </p>
          <AccountForm action={deleteAction} fields={[passwordField]} submit="Delete the account" />
        </details>
      </Panel>
    </div>
  )
}
