import { readRow } from '#components/neuron/token-locator.ts'
import type { TokenSpan } from '#lib/tokens/token-spans.ts'

/** Whether a key belongs to a field the reader types in. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Focuses the row `by` places on; without a focused row, the first that is on the screen. */
export function moveRow(root: HTMLElement, by: 1 | -1): void {
  const rows = Array.from(root.querySelectorAll<HTMLElement>('.row > summary'))
  const current = rows.findIndex(
    row => row === document.activeElement || row.parentElement?.contains(document.activeElement),
  )
  const onScreen = () => rows.findIndex(row => row.getBoundingClientRect().top >= 0)
  const next = rows[current < 0 ? Math.max(0, onScreen()) : Math.min(rows.length - 1, Math.max(0, current + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const cursors = new WeakMap<Element, number>()

/** Moves a row's token cursor by `by` spans and returns the span there; it begins at the token the row is about. */
export function moveToken(element: Element, by: number): TokenSpan | undefined {
  const read = readRow(element)
  if (!read) return undefined
  const focus = read.row.token - read.row.start
  const first = read.spans.findIndex(span => span.first <= focus && focus < span.first + span.count)
  const at = Math.min(read.spans.length - 1, Math.max(0, (cursors.get(element) ?? first) + by))
  cursors.set(element, at)
  return read.spans[at]
}
