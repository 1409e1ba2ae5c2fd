'use client'

import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/**
 * The keys of the whole site. `/` goes to the search field; any other key follows the link or presses the button that
 * carries it: `<a data-key="r">`, `<a data-key="ArrowLeft">`. The first one in the page wins, so a page's own link goes
 * before the footer's.
 */
export const KeyLinks = () => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type=search], header input[type=search]')
        if (!field) return
        event.preventDefault()
        field.focus()
        field.select()
        return
      }
      const target = document.querySelector<HTMLElement>(`main [data-key="${CSS.escape(event.key)}"]`)
      const fallback = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (!(target ?? fallback)) return
      event.preventDefault()
      ;(target ?? fallback)?.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return null
}
