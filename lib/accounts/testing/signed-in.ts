import { auth } from '#lib/accounts/auth.ts'

/** Headers of a browser in which the person has just signed in. */
export async function signedIn({ email, password }: { email: string; password: string }): Promise<Headers> {
  const { headers } = await auth().api.signInEmail({
    body: { email, password },
    headers: new Headers(),
    returnHeaders: true,
  })
  return new Headers({
    cookie: headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; '),
  })
}
