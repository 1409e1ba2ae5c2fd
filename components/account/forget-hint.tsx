'use client'

import { useEffect } from 'react'
import { memberHint } from '#lib/accounts/member-hint.ts'

/** Takes the mark of being signed in away where the session behind it has ended. */
export const ForgetHint = () => {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `${memberHint}=; path=/; max-age=0; samesite=lax`
    delete document.documentElement.dataset.member
  }, [])
  return null
}
