import { headers } from 'next/headers'
import { cache } from 'react'
import { currentMember } from '#lib/accounts/member.ts'
import { readClaim } from '#lib/claims/read-claim.ts'

/** Whoever is signed in; once a request. */
export const reader = cache(async () => currentMember(new Headers(await headers())))

/** A claim as the reader of this request may read it; null where there is none. Once a request. */
export const claimOf = cache(async (uid: string) => readClaim(uid, await reader()))
