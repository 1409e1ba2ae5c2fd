'use client'

import { useEffect, useRef } from 'react'
import { fillFields, keptFields } from '#components/claims/draft-fields.ts'
import { keepText, keptText } from '#components/ui/kept-text.ts'
import type { FormState } from '#lib/accounts/form-state.ts'

const keyOf = (name: string) => `draft:${name}`

/**
 * Keeps what is typed into the form that it stands in, in this browser, until it is sent: whoever signs in first, or comes back another day,
 * finds it again. `name` tells forms apart.
 */
export function DraftKeeper({ name, state }: { name: string; state: FormState }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = mark.current?.closest('form')
    if (!form) return
    const key = keyOf(name)
    const kept = keptText(key)
    if (kept) fillFields(form, kept)
    const keep = () => keepText(key, keptFields(form))
    const forget = () => keepText(key, null)
    form.addEventListener('input', keep)
    form.addEventListener('submit', forget)
    return () => {
      form.removeEventListener('input', keep)
      form.removeEventListener('submit', forget)
    }
  }, [name])
  useEffect(() => {
    const form = mark.current?.closest('form')
    // What was sent and not taken stands in the form again.
    if (form && state.problem) keepText(keyOf(name), keptFields(form))
  }, [name, state])
  return <span ref={mark} hidden />
}
