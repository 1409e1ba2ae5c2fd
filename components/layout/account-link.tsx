'use client'

import { usePathname } from 'next/navigation'
import { type MouseEvent, useEffect, useState } from 'react'
import { unreadNews } from '#components/layout/unread-news.ts'
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
  const [unread, setUnread] = useState(0)
  useEffect(() => {
    // Signing in and out go on to another page without loading the frame anew.
    if (pathname === null) return
    const signedIn = new RegExp(`(?:^|; )${memberHint}=1`).test(document.cookie)
    if (signedIn) document.documentElement.dataset.member = ''
    else delete document.documentElement.dataset.member
    let gone = false
    if (signedIn) void unreadNews(pathname).then(n => !gone && setUnread(n))
    else setUnread(0)
    return () => {
      gone = true
    }
  }, [pathname])
  return (
    <span className={`grid text-ink-2 *:[grid-area:1/1] ${className}`}>
      <a href="/account/sign-in" onClick={comeBack} className="no-underline hover:text-ink in-data-member:invisible">
        Sign in
      </a>
      <a href="/account" className="invisible relative no-underline hover:text-ink in-data-member:visible">
        Account
        {unread > 0 && (
          // Beside the word, over the margin: nothing moves when it comes.
          <span className="-right-2.5 -top-0.5 absolute h-4 min-w-4 translate-x-1/2 rounded-full bg-ink px-1 text-center font-semibold text-[11px]/4 text-page max-wide:static max-wide:ml-2 max-wide:inline-block max-wide:translate-x-0">
            {unread > 99 ? '99+' : unread}
            <span className="sr-only"> news not read</span>
          </span>
        )}
      </a>
    </span>
  )
}
