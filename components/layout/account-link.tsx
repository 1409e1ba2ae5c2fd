'use client'

import { usePathname } from 'next/navigation'
import { type MouseEvent, useEffect } from 'react'
import { memberHint } from '#lib/accounts/member-hint.ts'

/** Has the link bring the reader back; added when it is followed, since the same page is sent for several addresses. */
const comeBack = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
  const { pathname, search } = window.location
  if (!pathname.startsWith('/account')) currentTarget.search = `?${new URLSearchParams({ next: pathname + search })}`
}

/**
 * The way to one's account, or to signing in: both words are in every page, in one place of one width, and `data-member` on html
 * says which is seen. Plain anchors: what stands behind them is a person's own and must not be prefetched.
 */
export const AccountLink = ({ className = '' }: { className?: string }) => {
  const pathname = usePathname()
  useEffect(() => {
    // Signing in and out go on to another page without loading the frame anew.
    if (pathname === null) return
    const signedIn = new RegExp(`(?:^|; )${memberHint}=1`).test(document.cookie)
    if (signedIn) document.documentElement.dataset.member = ''
    else delete document.documentElement.dataset.member
  }, [pathname])
  return (
    <span className={`grid text-ink-2 *:[grid-area:1/1] ${className}`}>
      <a href="/account/sign-in" onClick={comeBack} className="no-underline hover:text-ink in-data-member:invisible">
        Sign in
      </a>
      <a href="/account" className="invisible no-underline hover:text-ink in-data-member:visible">
        Account
      </a>
    </span>
  )
}
