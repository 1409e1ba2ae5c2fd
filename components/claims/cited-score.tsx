'use client'

import { useEffect, useRef, useState } from 'react'
import { tipId } from '#components/methods/method-term.tsx'
import { parseScoreHash } from '#lib/claims/evidence-address.ts'
import { formatNumber } from '#lib/format/number.ts'
import './cited-score.css'

/**
 * Marks the number that the address names behind `#`, as evidence of a claim does, with what it was when it was cited; says so where the page
 * does not show it.
 */
export function CitedScore() {
  const root = useRef<HTMLParagraphElement>(null)
  const [words, setWords] = useState<{ said: string; found: boolean } | null>(null)
  useEffect(() => {
    const open = () => {
      for (const old of document.querySelectorAll<HTMLElement>('[data-cited]')) delete old.dataset.cited
      const cited = parseScoreHash(location.hash)
      // Each number's name is the button that explains it.
      const name = cited && document.querySelector<HTMLElement>(`[popovertarget="${tipId(cited.name)}"]`)
      const place = name?.closest<HTMLElement>('tr, li, section, header') ?? name?.closest('dt')?.parentElement
      const said = cited && `${name?.textContent ?? cited.name}, ${formatNumber(cited.value)} when it was cited`
      setWords(said === null ? null : { said, found: place != null })
      if (place && cited) {
        place.dataset.cited = `cited as ${formatNumber(cited.value)}`
        name?.focus({ preventScroll: true })
      }
      if (cited) requestAnimationFrame(() => (place ?? root.current)?.scrollIntoView({ block: 'center' }))
    }
    open()
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [])
  return (
    <p ref={root} role="status" className={words?.found ? 'sr-only' : 'mt-1 text-ink-2 empty:hidden'}>
      {words && (words.found ? `Marked on this page: ${words.said}.` : `${words.said}: this page does not show it.`)}
    </p>
  )
}
