import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { forgetAttempts } from '#lib/accounts/attempts.ts'
import { siteSecret } from '#lib/accounts/auth-secret.ts'
import { githubName } from '#lib/accounts/github-name.ts'
import { signInLimits } from '#lib/accounts/limits.ts'
import { confirmMail, knownMail, resetMail } from '#lib/accounts/mails.ts'
import { passkeyPlugin } from '#lib/accounts/passkey-site.ts'
import { passwordLength } from '#lib/accounts/password-length.ts'
import { publicUrl } from '#lib/accounts/public-url.ts'
import { sendMail } from '#lib/accounts/send-mail.ts'
import { db } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { peerHeader } from '#lib/live/client-address.ts'

/** How long a browser stays signed in, in seconds. */
export const sessionSeconds = 30 * 24 * 3600

const hour = 3600

function create() {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env()
  const site = publicUrl()
  return betterAuth({
    appName: 'Soluscope',
    baseURL: site,
    secret: siteSecret(),
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    logger: { level: 'error' },
    // Nothing of it is mounted as a route: pages call it, and count attempts themselves (lib/accounts/attempts.ts).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      // Without it a sign-up would tell who has an account: now known and new addresses get the same answer.
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: hour,
      // No mail is waited for: the answer must not take longer where there is an account.
      sendResetPassword: async ({ user, token }) =>
        sendMail(resetMail(user.email, `${site}/account/reset?token=${encodeURIComponent(token)}`)),
      onExistingUserSignUp: async ({ user }) =>
        sendMail(knownMail(user.email, `${site}/account/sign-in`, `${site}/account/forgot`)),
      // Whoever opened the link of a mail has shown that the address is theirs.
      onPasswordReset: async ({ user }) => {
        await db.user.update({ where: { id: Number(user.id) }, data: { emailVerified: true } })
        await forgetAttempts(signInLimits.account, user.email)
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      expiresIn: hour,
      autoSignInAfterVerification: true,
      sendVerificationEmail: async ({ user, token, url }) => {
        const next = new URL(url).searchParams.get('callbackURL') ?? '/account'
        sendMail(confirmMail(user.email, `${site}/account/confirm?${new URLSearchParams({ token, next })}`))
      },
    },
    session: {
      expiresIn: sessionSeconds,
      // A page cannot write cookies: a session is good for one stretch.
      disableSessionRefresh: true,
      additionalFields: { lastUsedAt: { type: 'date', required: false, input: false } },
    },
    user: {
      additionalFields: { role: { type: 'string', input: false, defaultValue: 'member' } },
      // GitHub also tells addresses that nobody has confirmed, which may be somebody else's.
      validateUserInfo: ({ user, source }) =>
        source.method === 'oauth' && user.emailVerified !== true ? { error: 'email_not_verified' } : undefined,
    },
    socialProviders: GITHUB_CLIENT_ID
      ? {
          github: {
            clientId: GITHUB_CLIENT_ID,
            clientSecret: GITHUB_CLIENT_SECRET,
            redirectURI: `${site}/account/github`,
            mapProfileToUser: ({ name, login }) => ({ name: githubName(name, login) }),
          },
        }
      : {},
    account: { updateAccountOnSignIn: false },
    onAPIError: { errorURL: `${site}/account/sign-in` },
    databaseHooks: {
      account: {
        create: {
          // GitHub is asked once who somebody is; nothing of what it could be asked with later is kept.
          before: async account => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: 'soluscope',
      useSecureCookies: site.startsWith('https:'),
      database: { generateId: 'serial' },
      ipAddress: { ipAddressHeaders: [peerHeader] },
    },
    plugins: [passkeyPlugin(), nextCookies()],
  })
}

const kept = globalThis as { soluscopeAuth?: ReturnType<typeof create> }

/** Sign-up, sign-in and sessions of this process, made when first asked for: a build has no secret and no database. */
export function auth(): ReturnType<typeof create> {
  kept.soluscopeAuth ??= create()
  return kept.soluscopeAuth
}
