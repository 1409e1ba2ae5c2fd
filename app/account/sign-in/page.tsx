import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { githubAction, signInAction } from '#app/account/actions.ts'
import { passkeyChallengeAction, passkeySignInAction } from '#app/account/passkey-actions.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { AccountFrame } from '#components/account/account-frame.tsx'
import { ForgetHint } from '#components/account/forget-hint.tsx'
import { emailField, passwordField } from '#components/account/form-field.ts'
import { PasskeySignIn } from '#components/account/passkey-sign-in.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { githubProblem, hasGithub } from '#lib/accounts/github.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { passkeySite } from '#lib/accounts/passkey-site.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** Sign in, and back to where one came from. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const next = safeNext(oneOf(query.next))
  if (await currentMember(new Headers(await headers()))) redirect(next)
  const problem = hasGithub() ? githubProblem(oneOf(query.error) ?? undefined) : null
  const passkeys = passkeySite()
  const lead =
    oneOf(query.after) === 'reset'
      ? 'Your new password is set, and you are signed out everywhere. Sign in with it.'
      : 'Everything here can be read without an account; writing is signed.'
  return (
    <AccountFrame title="Sign in" lead={lead}>
      <ForgetHint />
      <AccountForm action={signInAction} fields={[emailField, passwordField]} hidden={{ next }} submit="Sign in" />
      {passkeys && (
        <PasskeySignIn origin={passkeys.origin} next={next} ask={passkeyChallengeAction} action={passkeySignInAction} />
      )}
      {hasGithub() && <AccountForm action={githubAction} fields={[]} hidden={{ next }} submit="Sign in with GitHub" />}
      {problem && <Problem>{problem}</Problem>}
      <p className="flex flex-wrap gap-4">
        <Link href={`/account/sign-up?next=${encodeURIComponent(next)}`}>Make an account</Link>
        <Link href="/account/forgot">Choose a new password</Link>
      </p>
    </AccountFrame>
  )
}
