import { safeNext } from '#lib/accounts/safe-next.ts'

/** Address of the page of signing in that leads back to a path of this site. */
export const signInHref = (next: string): string => `/account/sign-in?next=${encodeURIComponent(safeNext(next))}`
