'use client'

import type { MouseEvent } from 'react'

/** Brings whoever signs in back to this very address: what was typed is kept in this browser under it. */
const comeBack = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
  const { pathname, search } = window.location
  currentTarget.search = `?${new URLSearchParams({ next: pathname + search })}`
}

/** The way to sign in and come back. `href`: where a browser without scripts goes, what was typed in the address. */
export const SignInLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} onClick={comeBack}>
    {children}
  </a>
)
