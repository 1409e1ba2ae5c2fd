'use client'

import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What a key is for: the page's own before the frame's. */
const carrier = (selector: string) =>
  document.querySelector<HTMLElement>(`main ${selector}`) ?? document.querySelector<HTMLElement>(selector)

/**
 * The keys of the whole site. `/` goes to the search field; any other key follows the link or presses the button that
 * carries it: `<a data-key="r">`, `<a data-key="ArrowLeft">`.
 */
export const KeyLinks = () => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      const target = carrier(event.key === '/' ? 'input[type=search]' : `[data-key="${CSS.escape(event.key)}"]`)
      if (!target) return
      event.preventDefault()
      if (target instanceof HTMLInputElement) {
        target.focus()
        target.select()
      } else target.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return null
}
