'use client'

import { useEffect } from 'react'

/** `j` and `k` go to the next and the previous row of a list of `count`; `reveal` brings a row into sight first. */
export function useRowKeys(count: number, reveal: (index: number) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return
      const focused = document.activeElement
      if (focused instanceof HTMLInputElement) return
      // A row is its link; with the focus on something else in it, it is still the current one.
      const link = focused?.closest('tr, li')?.querySelector<HTMLElement>('[data-row]')
      const current = Number(link?.dataset.row ?? -1)
      const next = Math.min(count - 1, Math.max(0, current + (event.key === 'j' ? 1 : -1)))
      reveal(next)
      // The row may only be drawn after the page has scrolled.
      requestAnimationFrame(() => {
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
        )
      })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [count, reveal])
}
