'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { citeRow } from '#components/claims/cite-row.ts'
import { checkRow } from '#components/live/check-value.ts'
import { captionHtml } from '#components/neuron/row-html.ts'
import { isTyping, moveRow, moveToken } from '#components/neuron/row-keys.ts'
import { readRow, spanAtPoint } from '#components/neuron/token-locator.ts'
import { type Tip, TokenTip, tipOf } from '#components/neuron/token-tip.tsx'
import { ViewChoice } from '#components/neuron/view-choice.tsx'
import { openWholeText } from '#components/neuron/whole-text.ts'
import type { TokenSpan } from '#lib/tokens/token-spans.ts'

const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('.row') : null)

/**
 * The gestures of the concordance, for all rows at once: tooltips by pointer, focus and `[` `]`, rows by `j` `k`, the whole text
 * of an opened row, aligned lines or passages by `v`, and rows kept as evidence by `e`. The rows themselves are plain HTML from the server.
 */
export function Concordance({
  title = 'Examples, down the axis',
  keys = true,
  children,
}: {
  title?: string
  /** Whether it answers to keys: of several on a page only one can. */
  keys?: boolean
  children: ReactNode
}) {
  const rows = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<{ tip: Tip; byKey: boolean } | null>(null)
  const [passages, setPassages] = useState(false)

  useEffect(() => {
    const root = rows.current
    if (!root) return
    const show = (row: HTMLElement, span: TokenSpan | null | undefined, byKey: boolean) => {
      const next = span ? tipOf(row, span) : null
      setTip(next && { tip: next, byKey })
    }
    const onPointer = (event: PointerEvent) => {
      const row = rowOf(event.target)
      if (row) show(row, spanAtPoint(row, event.clientX, event.clientY), false)
      else setTip(null)
    }
    const onFocus = (event: FocusEvent) => {
      const row = rowOf(event.target)
      if (row && event.target instanceof Element && event.target.matches('summary:focus-visible'))
        show(row, moveToken(row, 0), true)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'Escape') setTip(null)
      else if (event.key === 'j' || event.key === 'k') moveRow(root, event.key === 'j' ? 1 : -1)
      else if (event.key === '[' || event.key === ']') {
        const row = rowOf(document.activeElement)
        if (row) show(row, moveToken(row, event.key === ']' ? 1 : -1), true)
      } else if (event.key === 'e') {
        const row = rowOf(document.activeElement)
        if (row) citeRow(row)
      }
    }
    const onClick = (event: MouseEvent) => {
      const check = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.check, .edit') : null
      if (check) {
        checkRow(check)
        return
      }
      if (event.target instanceof Element && event.target.closest('.cite')) {
        const row = rowOf(event.target)
        if (row) citeRow(row)
        return
      }
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.whole') : null
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault()
        openWholeText(link)
        return
      }
      const row = rowOf(event.target)
      // Marking text in a row, or asking for a token by touch in an open one, must not close it.
      if (!row || !(event.target instanceof Element) || !event.target.closest('summary')) return
      const touched = event instanceof PointerEvent && event.pointerType === 'touch' && row.hasAttribute('open')
      const onToken = touched && spanAtPoint(row, event.clientX, event.clientY)
      if (onToken || getSelection()?.type === 'Range') event.preventDefault()
      if (onToken) show(row, onToken, false)
      else setTip(null)
    }
    const onToggle = (event: Event) => {
      const row = rowOf(event.target)
      const read = row && readRow(row)
      if (read && !row.querySelector('.cap')) row.insertAdjacentHTML('beforeend', captionHtml(read.row, read.context))
    }
    const hide = () => setTip(null)
    root.addEventListener('pointermove', onPointer)
    root.addEventListener('pointerleave', hide)
    root.addEventListener('focusin', onFocus)
    root.addEventListener('focusout', hide)
    root.addEventListener('click', onClick)
    // The event does not bubble; on its way down it is heard.
    root.addEventListener('toggle', onToggle, true)
    if (keys) document.addEventListener('keydown', onKey)
    return () => {
      root.removeEventListener('pointermove', onPointer)
      root.removeEventListener('pointerleave', hide)
      root.removeEventListener('focusin', onFocus)
      root.removeEventListener('focusout', hide)
      root.removeEventListener('click', onClick)
      root.removeEventListener('toggle', onToggle, true)
      document.removeEventListener('keydown', onKey)
    }
  }, [keys])

  return (
    <>
      <div className="flex items-center justify-between gap-3 border-line border-b px-4 py-2 wide:px-3.5">
        <h2>{title}</h2>
        <ViewChoice passages={passages} onChange={setPassages} />
      </div>
      <div ref={rows} className="concordance pb-2" data-view={passages ? 'passages' : 'aligned'}>
        {children}
      </div>
      <TokenTip tip={tip?.tip ?? null} announce={tip?.byKey ?? false} />
    </>
  )
}
